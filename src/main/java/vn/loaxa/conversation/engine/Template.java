package vn.loaxa.conversation.engine;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with {@code {variables}}. Filled in one pass: what a person typed is never read as a variable again. */
public final class Template {
    /** What a variable is called. */
    public static final String NAME = "[a-z][a-z0-9_]*(?:\\.id)?";

    private static final Pattern VARIABLE = Pattern.compile("\\{(" + NAME + ")}");

    private Template() {}

    /** A variable that is not known becomes nothing; the linter finds those beforehand. */
    public static String fill(String text, Function<String, String> values) {
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(values.apply(found.group(1))));
    }

    /** The variables that the text names. */
    public static Set<String> variables(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher found = VARIABLE.matcher(text);
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }
}
