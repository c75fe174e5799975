package dev.vitrine.server.admin;

import dev.vitrine.server.pipeline.Upkeep;
import java.io.IOException;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/** Takes a post, the pictures of it and every copy out of this server for good. */
final class ForgetAction implements Route.Action {
    private final Office office;

    ForgetAction(Office office) {
        this.office = office;
    }

    @Override
    public Reply to(Form form) throws Route.RefusedException, IOException {
        String name = form.value("post");
        if (name.isEmpty()) {
            throw new Route.RefusedException(
                    HttpStatus.BAD_REQUEST_400, "Expected post: the id of a post, or the address of its page.");
        }
        Upkeep.Forgotten forgotten = office.upkeep().forget(name);
        office.images().forget(forgotten.pictures());
        return Reply.json(Map.of(
                "posts", forgotten.posts(), "pictures", forgotten.pictures().size()));
    }
}
