package vn.loaxa.console.view;

import java.util.List;

/**
 * What residents promised to give: for the office, or as the list for everybody.
 *
 * @param commune as within a sentence
 * @param address of the list for everybody
 */
public record PledgesView(
        Shell shell, String commune, String asOf, String address, String error, String done, List<Campaign> campaigns) {

    /**
     * What is collected for.
     *
     * @param percent of the target, 0 to 100; -1 where there is none
     * @param others who give work or material; empty for none
     */
    public record Campaign(
            String code,
            String title,
            String target,
            String total,
            int percent,
            String families,
            String others,
            List<Line> lines) {}

    /**
     * One promise.
     *
     * @param money empty where it is no money
     * @param dong as it is typed, for the form
     * @param st how the mark of its state looks
     */
    public record Line(
            long id,
            int number,
            String giver,
            String gift,
            String money,
            String dong,
            String day,
            String state,
            String st,
            String stateWords) {}
}
