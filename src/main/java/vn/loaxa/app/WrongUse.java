package vn.loaxa.app;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A command was used in a way that it cannot take; the message is already the sentence for the person at the terminal. */
final class WrongUse extends ParameterException {
    private static final long serialVersionUID = 1L;

    WrongUse(CommandLine command, String sentence) {
        super(command, sentence);
    }
}
