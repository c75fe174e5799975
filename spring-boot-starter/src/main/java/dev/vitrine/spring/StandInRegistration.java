package dev.vitrine.spring;

import dev.vitrine.filter.VitrineFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;

/** A registration that stands back where the application has one of its own, of whatever type it is declared to be. */
final class StandInRegistration extends FilterRegistrationBean<VitrineFilter> {
    private final ObjectProvider<FilterRegistrationBean<?>> registrations;

    /** @param registrations looked up when the container starts: all of them are there by then */
    StandInRegistration(VitrineFilter filter, ObjectProvider<FilterRegistrationBean<?>> registrations) {
        super(filter);
        this.registrations = registrations;
    }

    @Override
    public boolean isEnabled() {
        return super.isEnabled()
                && registrations.stream()
                        .noneMatch(other -> other != this && other.getFilter() instanceof VitrineFilter);
    }
}
