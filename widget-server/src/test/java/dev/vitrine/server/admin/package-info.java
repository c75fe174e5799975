@NullMarked
package dev.vitrine.server.admin;

import org.jspecify.annotations.NullMarked;
