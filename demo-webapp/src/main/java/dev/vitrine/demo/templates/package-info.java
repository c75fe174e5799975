/** Turns a template and what it shows into a page of the site. */
@NullMarked
package dev.vitrine.demo.templates;

import org.jspecify.annotations.NullMarked;
