package vn.loaxa.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/** A time stamp: an authority's word that these bytes were there at that moment. */
final class TimeStamps {

    private TimeStamps() {}

    /** @param holds the token is over these bytes and signed by the certificate in it */
    record Stamp(Cms cms, Instant at, boolean holds) {}

    /** Empty if it is no time stamp at all. */
    static Optional<Stamp> read(byte[] token, byte[] stamped) {
        try {
            var data = new CMSSignedData(new ByteArrayInputStream(token));
            var stamp = new TimeStampToken(data);
            Cms cms = Cms.of(data);
            String algorithm =
                    stamp.getTimeStampInfo().getHashAlgorithm().getAlgorithm().getId();
            byte[] hash = MessageDigest.getInstance(algorithm, Cms.PROVIDER).digest(stamped);
            boolean same = Arrays.equals(hash, stamp.getTimeStampInfo().getMessageImprintDigest());
            return Optional.of(new Stamp(
                    cms,
                    stamp.getTimeStampInfo().getGenTime().toInstant(),
                    same && cms.holds() && cms.binding() != Signature.Binding.WRONG));
        } catch (CMSException | TSPException | IOException | NoSuchAlgorithmException e) {
            return Optional.empty();
        }
    }
}
