@NullMarked
package dev.vitrine.server.web;

import org.jspecify.annotations.NullMarked;
