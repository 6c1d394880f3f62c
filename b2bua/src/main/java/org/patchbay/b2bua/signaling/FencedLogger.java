package org.patchbay.b2bua.signaling;

import gov.nist.core.StackLogger;
import java.lang.System.Logger.Level;
import java.util.Properties;

/**
 * JAIN-SIP's log. Its texts quote whole messages, credentials included, so that only the first line
 * is kept, and only of what it thinks wrong. Made by JAIN-SIP.
 */
public final class FencedLogger implements StackLogger {
  private static final System.Logger LOG = System.getLogger("org.patchbay.b2bua.signaling");
  private static final int LONGEST = 160;

  /** As JAIN-SIP wants it. */
  public FencedLogger() {}

  @Override
  public boolean isLoggingEnabled() {
    return false;
  }

  @Override
  public boolean isLoggingEnabled(int level) {
    return false;
  }

  @Override
  public void logException(Throwable problem) {
    LOG.log(Level.WARNING, "JAIN-SIP failed", problem);
  }

  @Override
  public void logFatalError(String message) {
    LOG.log(Level.WARNING, firstLine(message));
  }

  @Override
  public void logError(String message) {
    LOG.log(Level.DEBUG, firstLine(message));
  }

  @Override
  public void logError(String message, Exception problem) {
    LOG.log(Level.DEBUG, firstLine(message), problem);
  }

  @Override
  public void logWarning(String message) {
    LOG.log(Level.DEBUG, firstLine(message));
  }

  private static String firstLine(String message) {
    String text = String.valueOf(message);
    int end = text.indexOf('\r');
    end = end < 0 ? text.length() : end;
    return text.substring(0, Math.min(end, LONGEST));
  }

  @Override
  public void logStackTrace() {}

  @Override
  public void logStackTrace(int level) {}

  @Override
  public int getLineCount() {
    return 0;
  }

  @Override
  public void logDebug(String message) {}

  @Override
  public void logDebug(String message, Exception problem) {}

  @Override
  public void logTrace(String message) {}

  @Override
  public void logInfo(String message) {}

  @Override
  public void disableLogging() {}

  @Override
  public void enableLogging() {}

  @Override
  public void setBuildTimeStamp(String time) {}

  @Override
  public void setStackProperties(Properties properties) {}

  @Override
  public String getLoggerName() {
    return "org.patchbay.b2bua.signaling";
  }
}
