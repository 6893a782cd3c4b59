package vn.loaxa.console.view;

import org.jspecify.annotations.Nullable;

/** The part of the compose form that holds the file: what arrived, what was read from it, or why it was not taken. */
public record ComposeFileView(
        ComposeView.@Nullable FileView file,
        @Nullable PaperView paper,
        boolean notSecret,
        String most,
        String pictureNote,
        String fileError,
        String secretError) {}
