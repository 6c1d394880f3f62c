package org.patchbay.b2bua.leg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A leg, whole: whoever has this can go on with it.
 *
 * @param change whether the session is being changed
 * @param dialogs early ones, and the one that was confirmed; several after a fork
 * @param confirmed the remote tag of the one that was confirmed
 * @param invite the party's INVITE that waits for an answer
 * @param accepted our 2xx that waits for its ACK
 * @param offer our offer in a re-INVITE that is out or backs off
 */
public record LegRecord(
    LegIdentity identity,
    LegState state,
    ChangeState change,
    CallSequence sequence,
    List<Dialog> dialogs,
    Optional<String> confirmed,
    Optional<PendingInvite> invite,
    Optional<Accepted> accepted,
    Optional<Body> offer) {

  /** A fork may not cost us more memory than this many dialogs of one INVITE. */
  static final int MOST_DIALOGS = 16;

  public LegRecord {
    dialogs = List.copyOf(dialogs);
  }

  /** Before our INVITE is sent. */
  public static LegRecord outgoing(LegIdentity identity) {
    return new LegRecord(
        identity,
        LegState.CALLING,
        ChangeState.STABLE,
        CallSequence.NONE,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * After the party's INVITE arrived.
   *
   * @param tag ours
   * @param byFlow as {@link LegIdentity#byFlow}
   */
  public static LegRecord incoming(
      IncomingRequest invite, String token, String tag, boolean byFlow) {
    Dialog dialog = Dialog.ofRequest(invite, byFlow);
    return new LegRecord(
        new LegIdentity(
            token,
            false,
            invite.callId(),
            invite.to().tagged(tag),
            invite.from(),
            dialog.target(),
            List.of(),
            HopNames.contact(token),
            byFlow,
            70),
        LegState.INVITED,
        ChangeState.STABLE,
        CallSequence.NONE.heard(invite.cseq()),
        List.of(dialog),
        Optional.of(dialog.remoteTag()),
        Optional.of(PendingInvite.of(invite)),
        Optional.empty(),
        Optional.empty());
  }

  /** The dialog with a remote tag. */
  Optional<Dialog> dialog(String remoteTag) {
    return dialogs.stream().filter(dialog -> dialog.remoteTag().equals(remoteTag)).findFirst();
  }

  /** Whether a request with this tag in From is of one of its dialogs (RFC 3261 §12.2.2). */
  public boolean hasDialogWith(Optional<String> remoteTag) {
    return dialog(remoteTag.orElse("")).isPresent();
  }

  /** The dialog that requests are sent in. */
  Optional<Dialog> current() {
    return confirmed.flatMap(this::dialog);
  }

  LegRecord with(LegState next) {
    return new LegRecord(
        identity, next, change, sequence, dialogs, confirmed, invite, accepted, offer);
  }

  LegRecord with(ChangeState next) {
    return new LegRecord(
        identity, state, next, sequence, dialogs, confirmed, invite, accepted, offer);
  }

  LegRecord with(CallSequence next) {
    return new LegRecord(
        identity, state, change, next, dialogs, confirmed, invite, accepted, offer);
  }

  LegRecord with(Dialog next) {
    List<Dialog> all = new ArrayList<>(dialogs);
    all.removeIf(dialog -> dialog.remoteTag().equals(next.remoteTag()));
    all.add(next);
    return new LegRecord(
        identity, state, change, sequence, all, confirmed, invite, accepted, offer);
  }

  LegRecord confirming(String remoteTag) {
    return new LegRecord(
        identity,
        state,
        change,
        sequence,
        dialogs,
        Optional.of(remoteTag),
        invite,
        accepted,
        offer);
  }

  LegRecord withInvite(Optional<PendingInvite> next) {
    return new LegRecord(
        identity, state, change, sequence, dialogs, confirmed, next, accepted, offer);
  }

  LegRecord withAccepted(Optional<Accepted> next) {
    return new LegRecord(
        identity, state, change, sequence, dialogs, confirmed, invite, next, offer);
  }

  LegRecord withOffer(Optional<Body> next) {
    return new LegRecord(
        identity, state, change, sequence, dialogs, confirmed, invite, accepted, next);
  }
}
