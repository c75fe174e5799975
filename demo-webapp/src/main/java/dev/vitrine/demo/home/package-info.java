/** The front door of the site, its error page, and what machines ask for: the opening hours. */
@NullMarked
package dev.vitrine.demo.home;

import org.jspecify.annotations.NullMarked;
