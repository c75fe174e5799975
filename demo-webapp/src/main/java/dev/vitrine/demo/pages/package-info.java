/** Serves a folder of files as a plain web server does. */
@NullMarked
package dev.vitrine.demo.pages;

import org.jspecify.annotations.NullMarked;
