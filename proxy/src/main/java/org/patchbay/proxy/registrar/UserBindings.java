package org.patchbay.proxy.registrar;

import java.util.List;

/**
 * All bindings of one user.
 *
 * @param user the user of the address-of-record, as given
 * @param bindings all of them, perhaps none
 */
record UserBindings(String user, List<Binding> bindings) {}
