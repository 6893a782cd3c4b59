package vn.loaxa.paper;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.jspecify.annotations.Nullable;

/**
 * The document as it was when somebody signed it, to be held against what it is now. Every further signature adds to the file;
 * more than that must not have changed: pages, what stands on them, fields and what the document does when opened.
 */
final class Revision {
    /** Of the catalogue: what further signatures must touch, or what nobody sees. */
    private static final Set<String> MAY_CHANGE = Set.of(
            "AcroForm", "DSS", "Perms", "Extensions", "Metadata", "Pages", "Version", "StructTreeRoot", "MarkInfo");

    private static final Set<COSName> PAGE_KEYS_APART = Set.of(COSName.PARENT, COSName.ANNOTS);

    private final byte[] file;
    private final int end;

    Revision(byte[] file, int end) {
        this.file = file;
        this.end = end;
    }

    Signature.Since since(PDDocument now) {
        try (PDDocument then = Loader.loadPDF(Arrays.copyOf(file, end))) {
            var comparison = new Comparison();
            boolean same =
                    catalogue(comparison, then, now) && pages(comparison, then, now) && fields(comparison, then, now);
            return same ? Signature.Since.SIGNATURES : Signature.Since.CONTENT;
        } catch (IOException e) {
            return Signature.Since.UNKNOWN;
        }
    }

    private static boolean catalogue(Comparison comparison, PDDocument then, PDDocument now) {
        COSDictionary before = then.getDocumentCatalog().getCOSObject();
        COSDictionary after = now.getDocumentCatalog().getCOSObject();
        Set<COSName> keys = new HashSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys.stream()
                .filter(key -> !MAY_CHANGE.contains(key.getName()))
                .allMatch(key -> comparison.same(before.getItem(key), after.getItem(key)));
    }

    private static boolean pages(Comparison comparison, PDDocument then, PDDocument now) throws IOException {
        if (then.getNumberOfPages() != now.getNumberOfPages()) {
            return false;
        }
        for (int at = 0; at < then.getNumberOfPages(); at++) {
            if (!page(comparison, then.getPage(at), now.getPage(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean page(Comparison comparison, PDPage before, PDPage after) throws IOException {
        boolean same = comparison.sameBut(before.getCOSObject(), after.getCOSObject(), PAGE_KEYS_APART)
                && before.getRotation() == after.getRotation()
                && before.getMediaBox().toString().equals(after.getMediaBox().toString())
                && before.getCropBox().toString().equals(after.getCropBox().toString())
                && comparison.same(resources(before), resources(after));
        return same && annotations(comparison, before.getAnnotations(), after.getAnnotations());
    }

    private static @Nullable COSBase resources(PDPage page) {
        return page.getResources() == null ? null : page.getResources().getCOSObject();
    }

    /** All that stood on the page stands there still; what came is the place of a further signature. */
    private static boolean annotations(Comparison comparison, List<PDAnnotation> before, List<PDAnnotation> after) {
        boolean[] known = new boolean[after.size()];
        for (PDAnnotation old : before) {
            if (isEmptySignature(old)) {
                continue; // it is there to be signed
            }
            int place = find(comparison, old, after, known);
            if (place < 0) {
                return false;
            }
            known[place] = true;
        }
        for (int at = 0; at < known.length; at++) {
            if (!known[at] && !isSignature(after.get(at))) {
                return false;
            }
        }
        return true;
    }

    private static int find(Comparison comparison, PDAnnotation old, List<PDAnnotation> after, boolean[] known) {
        for (int at = 0; at < known.length; at++) {
            if (!known[at] && comparison.same(old.getCOSObject(), after.get(at).getCOSObject())) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isSignature(PDAnnotation annotation) {
        COSDictionary own = annotation.getCOSObject();
        COSDictionary parent = own.getCOSDictionary(COSName.PARENT);
        return COSName.SIG.equals(own.getCOSName(COSName.FT))
                || parent != null && COSName.SIG.equals(parent.getCOSName(COSName.FT));
    }

    private static boolean isEmptySignature(PDAnnotation annotation) {
        return isSignature(annotation) && annotation.getCOSObject().getDictionaryObject(COSName.V) == null;
    }

    private static boolean fields(Comparison comparison, PDDocument then, PDDocument now) {
        Map<String, COSBase> before = values(then);
        Map<String, COSBase> after = values(now);
        return before.keySet().equals(after.keySet())
                && before.keySet().stream().allMatch(name -> comparison.same(before.get(name), after.get(name)));
    }

    /** The fields that are no signatures, by name. */
    private static Map<String, COSBase> values(PDDocument document) {
        Map<String, COSBase> values = new TreeMap<>();
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        if (form != null) {
            for (PDField field : form.getFieldTree()) {
                if (!"Sig".equals(field.getFieldType())) {
                    COSBase value = field.getCOSObject().getDictionaryObject(COSName.V);
                    values.put(field.getFullyQualifiedName(), value == null ? COSNull.NULL : value);
                }
            }
            COSBase forms = form.getCOSObject().getDictionaryObject(COSName.XFA);
            values.put("XFA", forms == null ? COSNull.NULL : forms);
        }
        return values;
    }
}
