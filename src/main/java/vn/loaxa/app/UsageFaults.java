package vn.loaxa.app;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import vn.loaxa.text.Messages;

/** Says in Vietnamese what is wrong with the words of a command, in place of picocli's English. */
final class UsageFaults implements IParameterExceptionHandler {
    private static final Messages MESSAGES = new Messages("commands");

    @Override
    public int handleParseException(ParameterException fault, String[] args) {
        CommandLine command = fault.getCommandLine();
        command.getErr().println(sentence(fault));
        List<String> near =
                fault instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        if (near.isEmpty()) {
            command.usage(command.getErr());
        } else {
            command.getErr().println(MESSAGES.text("wrong.near", Map.of("near", String.join(", ", near))));
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String sentence(ParameterException fault) {
        if (fault instanceof WrongUse) {
            return String.valueOf(fault.getMessage());
        }
        if (fault instanceof UnmatchedArgumentException unmatched) {
            String words = String.join(" ", unmatched.getUnmatched());
            return MESSAGES.text(unmatched.isUnknownOption() ? "wrong.option" : "wrong.word", Map.of("words", words));
        }
        if (fault instanceof MissingParameterException missing) {
            String names = missing.getMissing().stream().map(UsageFaults::name).collect(Collectors.joining(", "));
            return MESSAGES.text("wrong.missing", Map.of("names", names));
        }
        if (fault instanceof OverwrittenOptionException twice) {
            return MESSAGES.text("wrong.twice", Map.of("name", name(twice.getOverwritten())));
        }
        ArgSpec about = fault.getArgSpec();
        return about == null
                ? MESSAGES.text("wrong.other")
                : MESSAGES.text(
                        "wrong.value",
                        Map.of("name", name(about), "value", Objects.requireNonNullElse(fault.getValue(), "")));
    }

    /** "--to URL", or "FILE" for what has no name. */
    private static String name(ArgSpec spec) {
        String value = spec.arity().max() == 0 ? "" : spec.paramLabel();
        return spec instanceof OptionSpec option ? (option.longestName() + " " + value).strip() : value;
    }
}
