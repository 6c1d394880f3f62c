package org.patchbay.server.config;

import java.util.Optional;
import org.patchbay.trunks.PhoneNumber;

/**
 * One entry of {@code users}.
 *
 * @param number the caller id that the user shows to the telephone network
 */
public record UserSettings(String name, Password password, Optional<PhoneNumber> number) {}
