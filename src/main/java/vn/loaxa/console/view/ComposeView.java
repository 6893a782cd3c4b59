package vn.loaxa.console.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The compose form with everything that was typed. {@code errors} are by field name, in the order of the form. */
public record ComposeView(
        Shell shell,
        String formToken,
        Map<String, String> values,
        Map<String, String> errors,
        List<Choice> urgencies,
        boolean mayEveryone,
        boolean everyone,
        String everyoneCount,
        List<TreeNode> bodies,
        List<TreeNode> villages,
        List<TreeNode> roles,
        List<Saved> saved,
        List<Choice> templates,
        List<Choice> answerSets,
        boolean maySurvey,
        String followUpExample,
        @Nullable About about,
        boolean drill,
        boolean mayAttach,
        ComposeFileView file,
        String maxText,
        String note,
        String noteKind,
        PlanView plan,
        PreviewView preview) {

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    public boolean wrong(String field) {
        return errors.containsKey(field);
    }

    /** The earlier directive that this one is about: what it does to it, and who gets it. */
    public record About(int number, String kind, String title, String whom) {}

    /** One entry of a select. */
    public record Choice(String value, String label, boolean selected) {}

    /** An audience that was saved; {@code own} ones may be deleted here. */
    public record Saved(String code, String name, String count, boolean checked, boolean own) {}

    /** A file that has arrived. */
    public record FileView(String token, String name, String size) {}

    /** A row of the tree of bodies, or a village. {@code empty}: nobody is in it, so there is nothing to choose. */
    public record TreeNode(
            String value,
            String label,
            boolean empty,
            String count,
            boolean checked,
            boolean open,
            List<TreeNode> children) {}
}
