/** Logging in, the account page behind it, and logging out. */
@NullMarked
package dev.vitrine.demo.account;

import org.jspecify.annotations.NullMarked;
