package vn.loaxa.console;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.console.view.PaperView;
import vn.loaxa.paper.Paper;
import vn.loaxa.paper.Paper.Field;
import vn.loaxa.paper.Signature;
import vn.loaxa.paper.Signature.Verdict;
import vn.loaxa.text.Messages;

/** What was read from a PDF, in words. Thread-safe. */
final class PaperViews {
    static final Messages WORDS = new Messages("paper-pages");
    private static final int HASH_PART = 4;

    /** The field of the compose form for each thing that may be found, in the order in which it is offered. */
    private static final Map<Field, String> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put(Field.SYMBOL, "so");
        FIELDS.put(Field.ISSUED_ON, "ngay");
        FIELDS.put(Field.TYPE, "loai");
        FIELDS.put(Field.SUMMARY, "ty");
        FIELDS.put(Field.URGENCY, "khan");
        FIELDS.put(Field.ISSUER, "noi");
        FIELDS.put(Field.SIGNER, "ky");
    }

    private final Wording wording;

    PaperViews(Wording wording) {
        this.wording = wording;
    }

    /** For somebody who looks at it. */
    PaperView shown(Paper paper, ZoneId zone) {
        return view(paper, zone, List.of());
    }

    /** For somebody who fills in a form that holds these values now. */
    PaperView offered(Paper paper, ZoneId zone, Map<String, String> values) {
        List<PaperView.Offer> offers = new ArrayList<>();
        FIELDS.forEach((field, name) -> paper.finding(field).ifPresent(found -> {
            String value = value(field, found.value());
            offers.add(new PaperView.Offer(
                    name,
                    WORDS.text("field." + field),
                    value,
                    field == Field.URGENCY ? wording.text("urgency." + value) : value,
                    WORDS.text("where", Map.of("page", found.page(), "line", found.line())),
                    value.equals(values.get(name))));
        }));
        return view(paper, zone, offers);
    }

    /** The value of one offer, by the name of its field; empty if there is none. */
    static String value(Paper paper, String name) {
        return FIELDS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .flatMap(entry -> paper.finding(entry.getKey()).stream())
                .map(found -> value(found.field(), found.value()))
                .findFirst()
                .orElse("");
    }

    private static String value(Field field, String found) {
        return field == Field.URGENCY ? Urgency.values()[Integer.parseInt(found)].name() : found;
    }

    private PaperView view(Paper paper, ZoneId zone, List<PaperView.Offer> offers) {
        boolean signed = !paper.signatures().isEmpty();
        Verdict verdict = paper.verdict();
        List<PaperView.Fact> facts = new ArrayList<>();
        for (Signature signature : paper.signatures()) {
            String kind = signature.timestamp() ? "stamp" : "signer";
            facts.add(new PaperView.Fact(
                    WORDS.text("fact." + kind), signer(signature, zone) + " " + String.join(" ", faults(signature))));
        }
        facts.add(new PaperView.Fact(WORDS.text("fact.hash"), hash(paper.sha256())));
        return new PaperView(
                signed ? kind(verdict) : "info",
                signed && verdict == Verdict.GOOD ? "shield" : signed ? "warn" : "info",
                WORDS.text(signed ? "verdict." + verdict : "verdict.unsigned"),
                notes(paper, signed),
                facts,
                offers);
    }

    private static List<String> notes(Paper paper, boolean signed) {
        List<String> notes = new ArrayList<>();
        if (!paper.readable()) {
            notes.add(WORDS.text("note.scan"));
        }
        if (signed && paper.anchors() == 0) {
            notes.add(WORDS.text("note.no-anchors"));
        }
        return notes;
    }

    private String signer(Signature signature, ZoneId zone) {
        String name = signature.name().isEmpty() ? WORDS.text("signer.nameless") : signature.name();
        String of =
                signature.organisation().isEmpty() || signature.organisation().equals(name)
                        ? name
                        : WORDS.text("signer.of", Map.of("name", name, "body", signature.organisation()));
        String at = signature.signedAt() == null
                ? WORDS.text("signer.timeless")
                : WORDS.text(
                        signature.stamped() ? "signer.stamped" : "signer.claimed",
                        Map.of("at", wording.paper(signature.signedAt(), zone)));
        String issuer =
                signature.issuer().isEmpty() ? "" : WORDS.text("signer.issuer", Map.of("issuer", signature.issuer()));
        return of + ", " + at + (issuer.isEmpty() ? "." : "; " + issuer + ".");
    }

    /** What is wrong with a signature, the worst first. */
    private static List<String> faults(Signature signature) {
        List<String> faults = new ArrayList<>();
        if (signature.unsupported()) {
            faults.add(WORDS.text("fault.unsupported"));
            return faults;
        }
        if (!signature.intact()) {
            faults.add(WORDS.text("fault.broken"));
            return faults;
        }
        switch (signature.since()) {
            case CONTENT -> faults.add(WORDS.text("fault.changed"));
            case UNKNOWN -> faults.add(WORDS.text("fault.unreadable"));
            case NOTHING, SIGNATURES -> {}
        }
        if (!signature.validThen()) {
            faults.add(WORDS.text("fault.out-of-time"));
        } else if (!signature.validNow() && !signature.stamped()) {
            faults.add(WORDS.text("fault.expired-since"));
        }
        if (signature.binding() == Signature.Binding.WRONG) {
            faults.add(WORDS.text("fault.bound-elsewhere"));
        }
        switch (signature.revocation()) {
            case REVOKED -> faults.add(WORDS.text("fault.revoked"));
            case REVOKED_SINCE ->
                faults.add(WORDS.text(signature.stamped() ? "fact.revoked-after" : "fault.revoked-since"));
            case OUTDATED -> faults.add(WORDS.text("fact.revocation.outdated"));
            case CLEAR -> faults.add(WORDS.text("fact.revocation.clear"));
            case NO_LIST -> {
                if (signature.trust() == Signature.Trust.TRUSTED) {
                    faults.add(WORDS.text("fact.revocation.none"));
                }
            }
        }
        if (signature.binding() == Signature.Binding.ABSENT) {
            faults.add(WORDS.text("fact.unbound"));
        }
        switch (signature.trust()) {
            case UNKNOWN_ISSUER -> faults.add(WORDS.text("fault.unknown-issuer"));
            case NO_ANCHORS -> faults.add(WORDS.text("fault.no-anchors"));
            case TRUSTED -> {}
        }
        return faults;
    }

    private static String kind(Verdict verdict) {
        return switch (verdict) {
            case GOOD -> "ok";
            case CAUTION -> "caution";
            case BAD -> "fault";
        };
    }

    /** In groups, so that two people can compare it by reading aloud. */
    private static String hash(String hex) {
        var grouped = new StringBuilder("SHA-256");
        for (int at = 0; at < hex.length(); at += HASH_PART) {
            grouped.append(' ').append(hex, at, Math.min(hex.length(), at + HASH_PART));
        }
        return grouped.toString();
    }
}
