package org.vigil.console;

import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.SignedIn;
import org.vigil.delivery.RollCall;
import org.vigil.node.Node;
import org.vigil.poster.Thumbnail;
import org.vigil.profile.NameSearch;

/** The photo of one person, small, for those of the team who see the person. */
@Controller
final class PersonPhoto {
    private final Node node;
    private final Faces faces;

    PersonPhoto(Node node, Faces faces) {
        this.node = node;
        this.faces = faces;
    }

    /** Never kept by a browser: it has to be gone with the next hold. */
    @GetMapping("/people/{id}/photo")
    ResponseEntity<byte[]> show(
            SignedIn who,
            @PathVariable("id") String id,
            @RequestParam(name = "large", defaultValue = "false") boolean large) {
        RollCall roll = new RollCall(node.database(), node.files(), node.clock().instant());
        PeopleSight sight = new PeopleSight(who, node.files().inForce().workspace(), roll);
        Optional<byte[]> picture = NameSearch.id(id)
                .flatMap(sight::seen)
                .flatMap(profile -> faces.of(profile, roll, large ? Faces.Size.LARGE : Faces.Size.SMALL));
        return picture.map(bytes -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(Thumbnail.MEDIA_TYPE))
                        .cacheControl(CacheControl.noStore())
                        .body(bytes))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
