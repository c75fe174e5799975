package dev.vitrine.enhance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.vitrine.CutPlan;
import dev.vitrine.html.PageCharset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A page on its way through the product, in one of several ways; a failure on it shows in nothing but the insertions. */
public final class FaultyPage implements UnaryOperator<String> {
    private final String way;

    /** @param way that the page takes: bytes or text, the response's charset or none, a write or several */
    public FaultyPage(String way) {
        this.way = way;
    }

    @Override
    public String apply(String page) {
        CutPlan cuts = new CutPlan(way.contains("pieces") ? List.of(7, 1, 60) : List.of(page.length()));
        if (way.contains("memory")) {
            return Enhanced.rememberedInSpiteOfFailures(before(page), page, way.contains("text"), cuts)
                    .withoutInsertions();
        }
        if (way.contains("text")) {
            return Enhanced.textInSpiteOfFailures(page, cuts).withoutInsertions();
        }
        Optional<PageCharset> declared =
                way.contains("declared") ? PageCharset.forLabel("windows-1252") : Optional.empty();
        return Enhanced.inSpiteOfFailures(page.getBytes(ISO_8859_1), declared, cuts, way.contains("flushed"))
                .withoutInsertions();
    }

    /** The page when it was recorded, if it is to be recalled now. */
    private List<String> before(String page) {
        if (way.contains("recorded")) {
            return List.of(page);
        }
        String other = way.contains("another") ? page.replace("keeps for four", "keeps for five") : page;
        return List.of(other, other);
    }
}
