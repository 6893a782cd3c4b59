package vn.loaxa.console.view;

import java.util.List;

/** Cameras that residents reported as broken. */
public record CamerasView(Shell shell, String summary, List<Row> rows) {

    /** @param kind of the tag: ok, caution or fault */
    public record Row(int number, String place, String fault, String day, String due, String kind, String state) {}
}
