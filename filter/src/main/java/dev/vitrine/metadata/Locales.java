package dev.vitrine.metadata;

import java.util.Locale;
import java.util.Optional;

/**
 * Language tags as the locales of <a href="https://ogp.me/#optional">Open Graph</a>: {@code de} is {@code de_DE}. The
 * territory of a bare language is the one where most of its readers live, after the likely subtags of
 * <a href="https://cldr.unicode.org/">CLDR</a>.
 */
final class Locales {
    /** The locales of languages that come without a territory, with a space around each. */
    private static final String LIKELY = " " + """
            af_ZA sq_AL am_ET ar_EG hy_AM az_AZ eu_ES be_BY bn_BD bs_BA bg_BG ca_ES zh_CN hr_HR cs_CZ da_DK \
            nl_NL en_US et_EE fo_FO fi_FI fr_FR gl_ES ka_GE de_DE el_GR gu_IN he_IL iw_IL hi_IN hu_HU is_IS \
            id_ID in_ID ga_IE it_IT ja_JP kn_IN kk_KZ km_KH ko_KR ku_TR ky_KG lo_LA lv_LV lt_LT lb_LU mk_MK \
            ms_MY ml_IN mt_MT mr_IN mn_MN my_MM ne_NP nb_NO no_NO nn_NO or_IN ps_AF fa_IR pl_PL pt_BR pa_IN \
            ro_RO ru_RU sr_RS si_LK sk_SK sl_SI so_SO es_ES sw_KE sv_SE tl_PH fil_PH ta_IN te_IN th_TH tr_TR \
            uk_UA ur_PK uz_UZ vi_VN cy_GB zu_ZA \
            """;

    private Locales() {}

    /** The locale of a <a href="https://www.rfc-editor.org/rfc/rfc5646">language tag</a>; nothing for an unknown one. */
    static Optional<String> of(String tag) {
        String[] parts = tag.strip().replace('_', '-').split("-", -1);
        String language = parts[0].toLowerCase(Locale.ROOT);
        int known = LIKELY.indexOf(" " + language + "_");
        if (known < 0 || language.length() < 2) {
            return Optional.empty();
        }
        String territory = LIKELY.substring(known + language.length() + 2, LIKELY.indexOf(' ', known + 1));
        for (int i = 1; i < parts.length && parts[i].length() > 1; i++) {
            if (parts[i].equalsIgnoreCase("hant")) {
                territory = "TW";
            } else if (parts[i].length() == 3 && parts[i].charAt(0) <= '9') {
                return Optional.empty(); // a part of the world, as in es-419
            } else if (parts[i].length() == 2 && isLetters(parts[i])) {
                return Optional.of(
                        language + "_" + parts[i].toUpperCase(Locale.ROOT).replace("UK", "GB"));
            }
        }
        return Optional.of(language + "_" + territory);
    }

    private static boolean isLetters(String text) {
        return text.chars().allMatch(c -> (c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    }
}
