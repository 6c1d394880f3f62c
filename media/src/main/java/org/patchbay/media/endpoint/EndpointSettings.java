package org.patchbay.media.endpoint;

import java.time.Duration;

/**
 * What an endpoint is given besides the session's description.
 *
 * @param cname its RTCP canonical name; says nothing about the other leg
 * @param mediaTimeout how long nothing may be heard before it is told; zero: never told
 */
public record EndpointSettings(String cname, Duration mediaTimeout) {
  /** Half a minute without any packet. */
  public static final Duration DEFAULT_MEDIA_TIMEOUT = Duration.ofSeconds(30);
}
