package org.patchbay.trunks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The operator's own numbers ({@code cloudCalling.numbers}).
 *
 * @param owners the name of the user whom each number rings
 */
public record NumberInventory(Map<PhoneNumber, String> owners) {

  public NumberInventory {
    owners = Collections.unmodifiableMap(new LinkedHashMap<>(owners));
  }

  /** The user whom a number rings, if it is one of ours. */
  public Optional<String> ownerOf(PhoneNumber number) {
    return Optional.ofNullable(owners.get(number));
  }
}
