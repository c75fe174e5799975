package dev.vitrine.filter;

import java.util.List;

/** The operator's settings are broken; the message is one sentence for each mistake, made for the operator. */
public final class SettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    SettingsException(List<String> mistakes) {
        super(String.join("; ", mistakes));
    }
}
