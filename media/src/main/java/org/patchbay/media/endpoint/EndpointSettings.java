package org.patchbay.media.endpoint;

import java.time.Duration;

/**
 * What an endpoint is given besides the session's description.
 *
 * @param cname its RTCP canonical name; says nothing about the other leg
 * @param mediaTimeout how long nothing may be heard, while media flows both ways, before it is
 *     told; zero: never told. A party that holds the call may be silent for as long as it likes
 */
public record EndpointSettings(String cname, Duration mediaTimeout) {
  /** Half a minute without any packet. */
  public static final Duration DEFAULT_MEDIA_TIMEOUT = Duration.ofSeconds(30);
}
