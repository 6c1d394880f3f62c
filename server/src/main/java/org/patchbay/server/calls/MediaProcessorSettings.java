package org.patchbay.server.calls;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.patchbay.b2bua.sdp.RtpCodec;
import org.patchbay.b2bua.trunk.TelephoneSettings;
import org.patchbay.media.port.PortRange;
import org.patchbay.trunks.CallRouting;

/**
 * What a media processor is told.
 *
 * @param name for logs
 * @param seal makes the name of a leg, as {@link LegSeal#sealing}
 * @param ports for media, and the address to open them on
 * @param told the address that peers are told to send media to
 * @param mediaTimeout how long a party that should send may be silent before the call is ended
 * @param mostCalls how many there may be at once; more are refused with 503
 * @param pingInterval between two questions to a trunk whether it is there
 * @param routing where numbers lead, asked for each call
 */
public record MediaProcessorSettings(
    String name,
    UnaryOperator<String> seal,
    PortRange ports,
    InetAddress told,
    Duration mediaTimeout,
    int mostCalls,
    Duration pingInterval,
    TelephoneSettings telephone,
    Supplier<CallRouting> routing) {

  /** The codecs that media can be converted among, in our order of preference. */
  public static final List<RtpCodec> CONVERTIBLE =
      List.of(RtpCodec.OPUS, RtpCodec.PCMU, RtpCodec.PCMA);
}
