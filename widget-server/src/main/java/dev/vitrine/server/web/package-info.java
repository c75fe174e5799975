/** Answers HTTP: routes a request to ready bytes, with the right headers. */
@NullMarked
package dev.vitrine.server.web;

import org.jspecify.annotations.NullMarked;
