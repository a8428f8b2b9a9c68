package org.vigil.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.network.Image;
import org.vigil.network.Part;
import org.vigil.network.Upload;
import org.vigil.source.SourceFile;

/**
 * The table of pictures that networks were given before the posts that show them.
 *
 * <p>A handle serves one attempt. It serves another only after one that was <em>unreachable</em>: no post that names it
 * has left the machine then. After all other outcomes, a proved absence among them, the picture is handed over anew: on
 * Mastodon a picture belongs to one post, and should a post have arrived after all, the next one would lack its picture.
 */
final class PictureHandles {
    private static final Logger LOG = LoggerFactory.getLogger(PictureHandles.class);

    /** Of {@code picture_handle h}: may still be named by a post. */
    private static final String SERVES = """
            h.valid_until > now()
            and (h.attempt is null
                 or exists (select 1 from attempt a where a.id = h.attempt and a.outcome = 'unreachable'))
            and not exists (select 1 from attempt a where a.delivery = h.delivery and a.outcome = 'refused')
            """;

    private final JdbcClient jdbc;

    PictureHandles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One picture of a message.
     *
     * @param part from 1
     * @param place among the part's pictures, from 1
     * @param digest of all that is handed over: bytes, type and alt text, which networks bind to each other
     */
    record Picture(int part, int place, String digest) {
        static Picture of(int part, int place, Image image) {
            String words = image.mediaType() + "\n" + image.altText() + "\n" + SourceFile.sha256(image.bytes());
            return new Picture(part, place, SourceFile.sha256(words.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Notes what the network calls a picture. */
    void keep(Delivery delivery, Picture picture, Upload.Done done) {
        jdbc.sql("""
                        insert into picture_handle (delivery, part, place, digest, media_id, valid_until)
                        values (:delivery, :part, :place, :digest, :media, now() + make_interval(secs => :lasts))
                        """)
                .param("delivery", delivery.id())
                .param("part", picture.part())
                .param("place", picture.place())
                .param("digest", picture.digest())
                .param("media", done.mediaId())
                .param("lasts", (double) done.lasts().toSeconds())
                .update();
    }

    /** The pictures of a delivery that its network has, for a while yet. */
    Set<Picture> handedOver(Delivery delivery, Duration yet) {
        return new HashSet<>(jdbc.sql(
                        "select h.part, h.place, h.digest from picture_handle h where h.delivery = :delivery and "
                                + "h.valid_until > now() + make_interval(secs => :yet) and "
                                + SERVES)
                .param("delivery", delivery.id())
                .param("yet", (double) yet.toSeconds())
                .query((row, n) -> new Picture(row.getInt("part"), row.getInt("place"), row.getString("digest")))
                .list());
    }

    /**
     * The part that an attempt sends: its pictures named as the network calls them, where it has them. Committed before
     * the network is called. Where the database does not answer, the pictures themselves go with the post.
     */
    Part named(Ready ready) {
        Part part = ready.part();
        if (part.images().isEmpty()) {
            return part;
        }
        List<Image> images = new ArrayList<>();
        for (Image image : part.images()) {
            images.add(named(ready.attempt(), image, images.size() + 1));
        }
        return new Part(part.text(), images, part.language(), part.contentWarning(), part.visibility());
    }

    private Image named(Attempt attempt, Image image, int place) {
        Picture picture = Picture.of(attempt.part(), place, image);
        try {
            return jdbc.sql("""
                            update picture_handle set attempt = :attempt
                            where id = (select h.id from picture_handle h
                                        where h.delivery = :delivery and h.part = :part and h.place = :place
                                          and h.digest = :digest and
                            """ + SERVES + """
                                        order by h.id desc limit 1)
                            returning media_id
                            """)
                    .param("attempt", attempt.id())
                    .param("delivery", attempt.delivery())
                    .param("part", picture.part())
                    .param("place", picture.place())
                    .param("digest", picture.digest())
                    .query((row, n) -> row.getString("media_id"))
                    .optional()
                    .map(image::handedOver)
                    .orElse(image);
        } catch (DataAccessException e) {
            LOG.warn("whether delivery {} has a picture on its network is not known", attempt.delivery(), e);
            return image;
        }
    }

    /** Whether an attempt named a picture that was handed over before. */
    boolean servedFor(Attempt attempt) {
        return jdbc.sql("select exists (select 1 from picture_handle where attempt = :attempt)")
                .param("attempt", attempt.id())
                .query(Boolean.class)
                .single();
    }
}
