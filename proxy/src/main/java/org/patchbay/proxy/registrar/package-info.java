/**
 * Where users are reached: the registrar and the location service (RFC 3261 §10.3).
 *
 * <p>An authenticated REGISTER arrives at {@link org.patchbay.proxy.registrar.Registrar}. It is
 * read once ({@code RegisterReader}), judged against what the user has registered already ({@code
 * RegisterRules}, pure), and what follows from it becomes the user's new list of {@link
 * org.patchbay.proxy.registrar.Binding}s in the {@link
 * org.patchbay.proxy.registrar.LocationService}; the answer leaves when the journal holds the list.
 * The routing chain looks bindings up; the transport reports connections that were lost; the {@code
 * server} module implements the {@link org.patchbay.proxy.registrar.BindingJournal} and replays it
 * at the start.
 *
 * <p>Everything here runs on one loop's thread. Contacts are compared by RFC 3261 §19.1.4, except
 * those of RFC 5626 §6, which are known by their instance and reg-id. Start reading at {@code
 * Registrar}.
 */
package org.patchbay.proxy.registrar;
