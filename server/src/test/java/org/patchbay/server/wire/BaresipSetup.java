package org.patchbay.server.wire;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What one softphone is: where it listens, what it speaks, and whose calls it takes.
 *
 * @param name for messages
 * @param address the loopback address of its SIP and RTP sockets
 * @param port the port of its SIP sockets
 * @param rtp the ports of its RTP and RTCP sockets
 * @param codec the only one that it speaks
 * @param toneHertz the tone that it plays
 * @param account its account as baresip writes it, without password
 * @param password with which it registers; none for one that takes calls without registering
 * @param authority whose certificates of servers it believes, over TLS
 */
record BaresipSetup(
    String name,
    String address,
    int port,
    PortSpan rtp,
    BaresipCodec codec,
    int toneHertz,
    String account,
    Optional<String> password,
    Optional<Path> authority) {

  /**
   * The phone of a user of the server, on the usual port. It registers for an hour, that is once in
   * a test.
   */
  static BaresipSetup ofUser(
      String user,
      String address,
      SipTransport transport,
      int toneHertz,
      BaresipCodec codec,
      PatchbayConfig server) {
    String at = server.hostPort(transport);
    String registrar = "sip:%s;transport=%s".formatted(at, transport.parameter());
    String account =
        "<sip:%s@%s;transport=%s>;auth_user=%s;regint=3600;outbound=\"%s\";audio_codecs=%s"
            .formatted(user, at, transport.parameter(), user, registrar, codec.setting());
    return new BaresipSetup(
        user,
        address,
        5060,
        LoopbackPorts.rtp(),
        codec,
        toneHertz,
        account,
        Optional.of(server.password(user)),
        Optional.empty());
  }

  BaresipSetup at(int sipPort) {
    return new BaresipSetup(
        name, address, sipPort, rtp, codec, toneHertz, account, password, authority);
  }

  BaresipSetup trusting(Path file) {
    return new BaresipSetup(
        name, address, port, rtp, codec, toneHertz, account, password, Optional.of(file));
  }

  /** A trunk or carrier that answers calls to one number at once; it registers nowhere. */
  static BaresipSetup ofPeer(PeerConfig peer, String number, int toneHertz, BaresipCodec codec) {
    return new BaresipSetup(
        peer.name(),
        peer.address(),
        peer.port(),
        LoopbackPorts.rtp(),
        codec,
        toneHertz,
        "<sip:%s@%s;transport=%s>;regint=0;answermode=auto;audio_codecs=%s"
            .formatted(number, peer.hostPort(), peer.transport().parameter(), codec.setting()),
        Optional.empty(),
        Optional.empty());
  }

  /** The account with a password, as a command adds it. */
  String account(String secret) {
    return account + ";auth_pass=" + secret;
  }

  /** The file {@code accounts}; users are added by command, so that no event is missed. */
  String accounts() {
    return password.isPresent() ? "# accounts come over the control port\n" : account + "\n";
  }

  /** The file {@code config}. */
  String configuration(int controlPort, Path tone, Path heard) {
    return """
        poll_method epoll
        net_interface %1$s
        sip_listen %1$s:%2$d
        call_local_timeout 60
        call_max_calls 1
        audio_source aufile,%3$s
        audio_player aubridge,ear
        audio_alert aubridge,alert
        ausrc_srate %8$d
        auplay_srate %8$d
        ausrc_channels 1
        auplay_channels 1
        opus_stereo no
        opus_sprop_stereo no
        rtp_ports %7$s
        snd_path %4$s
        ctrl_tcp_listen 127.0.0.1:%5$d
        module_path %6$s
        module %9$s
        module aufile.so
        module aubridge.so
        module sndfile.so
        module_app account.so
        module_app menu.so
        module_app ctrl_tcp.so
        menu_bell no
        statmode_default off
        %10$s
        """
        .formatted(
            address,
            port,
            tone,
            heard,
            controlPort,
            System.getProperty("baresip.modules", "/usr/lib/baresip/modules"),
            rtp,
            codec.rate(),
            codec.module(),
            authority.map(file -> "sip_cafile " + file).orElse(""));
  }
}
