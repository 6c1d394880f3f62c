package org.patchbay.server.config;

import java.util.Optional;
import org.patchbay.config.Location;
import org.patchbay.trunks.PhoneNumber;

/**
 * One entry of {@code users}.
 *
 * @param name the user part of the address-of-record
 * @param password in clear, as it was written
 * @param at where it stands in the files
 * @param number the caller id that the user shows to the telephone network
 */
public record UserSettings(
    String name, Password password, Optional<PhoneNumber> number, Location at) {}
