package vn.loaxa.paper;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * @param trusted the folder of trusted certificates (.cer, .crt, .pem), or empty for none
 * @param mostBytes the largest file that is looked at
 * @param patience how long one file may take
 * @param pictureAbove the first page is drawn for files larger than this many bytes
 * @param pictureBytes the largest picture that may come out
 */
public record PaperSettings(
        Optional<Path> trusted, int mostBytes, Duration patience, int pictureAbove, int pictureBytes) {}
