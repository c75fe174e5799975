package dev.vitrine.demo;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A port number, or 0 for any free one. */
final class PortConverter implements ITypeConverter<Integer> {
    private static final int HIGHEST = 65_535;

    @Override
    public Integer convert(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > HIGHEST) {
            throw new TypeConversionException("'" + value + "' is not a number from 0 to " + HIGHEST);
        }
        return Integer.parseInt(value);
    }
}
