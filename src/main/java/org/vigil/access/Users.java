package org.vigil.access;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.database.Database;
import org.vigil.operator.Audit;
import org.vigil.organisation.OrganisationId;

/** The table of users. Whatever changes what somebody may do ends their sign-ins, on every node, in the same transaction. */
public final class Users {
    private static final String TEAM = "*";
    private static final String COLUMNS = """
            select u.id, u.name, u.email, u.version, u.password is not null as has_password, u.factor is not null as has_factor,
                   u.openid_subject is not null as has_openid, u.created_at, u.created_by, u.removed_at
            from console_user u
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Audit audit;

    public Users(Database database) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.audit = new Audit(jdbc);
    }

    /** Everybody, those who were removed last. */
    public List<User> all() {
        Map<Long, Roles> roles = roles();
        return jdbc.sql(COLUMNS + "order by u.removed_at is not null, u.name_key")
                .query((row, n) -> user(row, roles.getOrDefault(row.getLong("id"), Roles.NONE)))
                .list();
    }

    public Optional<User> byId(long id) {
        return all().stream().filter(user -> user.id() == id).findFirst();
    }

    /** As somebody typed it: upper and lower case are the same. */
    public Optional<User> named(String typed) {
        String key = UserName.key(typed);
        return all().stream().filter(user -> user.name().key().equals(key)).findFirst();
    }

    /** Who of those who are still here has a verified address of mail. */
    public Optional<User> withEmail(String email) {
        return all().stream()
                .filter(user -> user.removedAt() == null)
                .filter(user -> user.mail().filter(email::equalsIgnoreCase).isPresent())
                .findFirst();
    }

    /**
     * Who the team's identity provider says it is: who came from there before, or else was invited with that address.
     *
     * @param subject the provider and its own name for them
     * @param verifiedEmail empty where the provider does not vouch for it
     */
    public Optional<User> of(String subject, Optional<String> verifiedEmail) {
        return transactions.execute(status -> {
            Optional<User> known = jdbc.sql(
                            "select id from console_user where openid_subject = ? and removed_at is null")
                    .param(subject)
                    .query(Long.class)
                    .optional()
                    .flatMap(this::byId);
            return known.isPresent()
                    ? known
                    : verifiedEmail.flatMap(this::withEmail).flatMap(user -> bind(user, subject));
        });
    }

    /** From now on it is that subject, whatever address it has. */
    private Optional<User> bind(User user, String subject) {
        int bound = jdbc.sql("update console_user set openid_subject = ? where id = ? and openid_subject is null")
                .params(subject, user.id())
                .update();
        if (bound == 0) {
            return Optional.empty();
        }
        jdbc.sql("delete from console_link where member = ?").param(user.id()).update();
        audit.record(
                user.name().value(),
                "sign in by identity provider for the first time",
                user.name().value(),
                null);
        return byId(user.id());
    }

    /** Whether nobody can sign in who may say who else may: then the command line has to help. */
    public boolean withoutAdmin() {
        return all().stream()
                .noneMatch(user ->
                        user.state() == User.State.ACTIVE && user.roles().inTheTeam(Role.ADMIN));
    }

    /**
     * Somebody who has still to choose a password.
     *
     * @return the number; empty where somebody is or was called so
     */
    Optional<Long> add(UserName name, @Nullable String email, Roles roles, String who) {
        return transactions.execute(status -> {
            Optional<Long> id = jdbc.sql("""
                            insert into console_user (name, name_key, email, created_by) values (:name, :key, :email, :who)
                            on conflict (name_key) do nothing returning id
                            """)
                    .param("name", name.value())
                    .param("key", name.key())
                    .param("email", email)
                    .param("who", who)
                    .query(Long.class)
                    .optional();
            id.ifPresent(given -> {
                write(given, roles);
                audit.record(who, "add user", name.value(), roles.words());
            });
            return id;
        });
    }

    /** What came of it. */
    public enum Change {
        DONE,
        /** There is nobody of that number any more. */
        GONE,
        /** The team would be without anybody who can say who may do what. */
        LAST_ADMIN
    }

    /** Gives other roles in place of those that somebody has. */
    public Change setRoles(long id, Roles roles, String who) {
        return change(id, !roles.inTheTeam(Role.ADMIN), user -> {
            if (!user.roles().equals(roles)) {
                jdbc.sql("delete from console_role where member = ?").param(id).update();
                write(id, roles);
                endSignIns(id);
                audit.record(who, "set roles", user.name().value(), roles.words());
            }
        });
    }

    /** Takes away all that lets somebody in; the name stays taken, since the audit speaks of it. */
    public Change remove(long id, String who) {
        return change(id, true, user -> {
            jdbc.sql("delete from console_recovery_code where member = ?")
                    .param(id)
                    .update();
            jdbc.sql("delete from console_role where member = ?").param(id).update();
            jdbc.sql("delete from console_link where member = ?").param(id).update();
            jdbc.sql("""
                    update console_user set password = null, factor = null, offered_factor = null, openid_subject = null,
                           email = null, removed_at = now() where id = ?
                    """).param(id).update();
            endSignIns(id);
            audit.record(who, "remove user", user.name().value(), null);
        });
    }

    /** Two admins who take each other's role at the same moment would both be the last but one: they come one by one. */
    private Change change(long id, boolean takesAdmin, java.util.function.Consumer<User> work) {
        return transactions.execute(status -> {
            jdbc.sql("lock table console_role in share row exclusive mode").update();
            Optional<User> user = byId(id).filter(found -> found.removedAt() == null);
            if (user.isEmpty()) {
                return Change.GONE;
            }
            if (takesAdmin && isLastAdmin(user.get())) {
                return Change.LAST_ADMIN;
            }
            work.accept(user.get());
            return Change.DONE;
        });
    }

    private boolean isLastAdmin(User user) {
        return user.roles().inTheTeam(Role.ADMIN)
                && user.state() == User.State.ACTIVE
                && all().stream()
                        .noneMatch(other -> other.id() != user.id()
                                && other.state() == User.State.ACTIVE
                                && other.roles().inTheTeam(Role.ADMIN));
    }

    /** Whoever is signed in as that user has to do so again. */
    void endSignIns(long id) {
        jdbc.sql("update console_user set version = version + 1 where id = ?")
                .param(id)
                .update();
        jdbc.sql("delete from console_sign_in where member = ?").param(id).update();
    }

    void setPassword(long id, String hash) {
        jdbc.sql("update console_user set password = ? where id = ? and removed_at is null")
                .params(hash, id)
                .update();
        endSignIns(id);
    }

    /** Everything but the way in by the team's own identity provider. */
    void forgetSecrets(long id) {
        jdbc.sql("delete from console_recovery_code where member = ?").param(id).update();
        jdbc.sql("update console_user set password = null, factor = null, offered_factor = null where id = ?")
                .param(id)
                .update();
        endSignIns(id);
    }

    private void write(long id, Roles roles) {
        roles.team().ifPresent(role -> write(id, TEAM, role));
        roles.organisations().forEach((organisation, role) -> write(id, organisation.value(), role));
    }

    private void write(long id, String organisation, Role role) {
        jdbc.sql("insert into console_role (member, organisation, role) values (?, ?, ?)")
                .params(id, organisation, role.word())
                .update();
    }

    private Map<Long, Roles> roles() {
        Map<Long, Roles> roles = new HashMap<>();
        jdbc.sql("select member, organisation, role from console_role").query(row -> {
            Role role = Role.of(row.getString("role")).orElseThrow();
            String organisation = row.getString("organisation");
            roles.merge(
                    row.getLong("member"),
                    organisation.equals(TEAM) ? Roles.inTeam(role) : Roles.in(new OrganisationId(organisation), role),
                    Users::both);
        });
        return roles;
    }

    private static Roles both(Roles one, Roles other) {
        Map<OrganisationId, Role> all = new TreeMap<>(one.organisations());
        all.putAll(other.organisations());
        return new Roles(one.team().or(other::team), new TreeMap<>(all));
    }

    private static User user(java.sql.ResultSet row, Roles roles) throws java.sql.SQLException {
        OffsetDateTime removed = row.getObject("removed_at", OffsetDateTime.class);
        return new User(
                row.getLong("id"),
                new UserName(row.getString("name")),
                row.getString("email"),
                roles,
                row.getLong("version"),
                row.getBoolean("has_password"),
                row.getBoolean("has_factor"),
                row.getBoolean("has_openid"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                removed == null ? null : removed.toInstant());
    }
}
