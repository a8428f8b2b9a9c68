package org.vigil.followers;

import java.util.List;
import org.springframework.web.util.HtmlUtils;
import org.vigil.campaign.CampaignId;
import org.vigil.profile.ProfileId;

/** The lines that another site copies to show a counter. They tell that site's visitors' addresses to nobody but this server. */
record Embedding(String url, CampaignId campaign, ProfileId person, Texts texts, String name) {

    List<Views.Embed> all() {
        return List.of(
                new Views.Embed(texts.say("embed.frame"), frame()),
                new Views.Embed(texts.say("embed.badge"), badge()),
                new Views.Embed(texts.say("embed.data"), address(".json", "")));
    }

    private String address(String form, String more) {
        return url + "/days/" + campaign + "/" + person + form + "?lang=" + texts.language() + more;
    }

    private String frame() {
        return "<iframe src=\"" + address("", "") + "\" title=\"" + title()
                + "\" width=\"320\" height=\"150\" loading=\"lazy\" referrerpolicy=\"no-referrer\" style=\"border:0\"></iframe>";
    }

    private String badge() {
        Badge.Size size = Badge.Size.MEDIUM;
        return "<img src=\"" + address(".svg", "&amp;size=medium") + "\" alt=\"" + title() + "\" width=\""
                + size.width() + "\" height=\"" + size.height() + "\" loading=\"lazy\" referrerpolicy=\"no-referrer\">";
    }

    private String title() {
        return HtmlUtils.htmlEscape(texts.say("embed.title", "name", name), "UTF-8");
    }
}
