package org.patchbay.testkit.sip;

/** The methods that a script names. */
public enum Method {
  INVITE,
  ACK,
  BYE,
  CANCEL,
  REGISTER,
  OPTIONS,
  PRACK,
  UPDATE,
  INFO,
  SUBSCRIBE,
  NOTIFY,
  MESSAGE,
  REFER,
  PUBLISH
}
