package dev.leakgate.lab.app;

import dev.leakgate.lab.chromium.Chromium;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The Chromium within a browser app: starts with the app's process and ends with it; what it stored is gone then. */
final class Engine {

    private final Surroundings phone;
    private final FutureTask<Chromium> started;

    /** @param life of the app's process */
    Engine(Surroundings phone, Life life, String userAgent) {
        this.phone = phone;
        this.started = new FutureTask<>(() -> Chromium.start(life.network()::toProxy, life.network().trusted(), userAgent));
        life.inBackground(started);
    }

    /** Empty when the page could not be loaded. */
    Optional<PageLoad.Page> load(String address) {
        try {
            Chromium.Loaded page = started.get().load(address);
            return Optional.of(new PageLoad.Page(page.address(), page.title(), "", "", false));
        } catch (IOException | ExecutionException e) {
            phone.log("chromium", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    OptionalInt devTools() {
        try {
            return OptionalInt.of(started.get().devToolsPort());
        } catch (ExecutionException e) {
            phone.log("chromium", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return OptionalInt.empty();
    }

    void incognito(boolean on) {
        try {
            started.get().incognito(on);
        } catch (IOException | ExecutionException e) {
            phone.log("chromium", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** On a thread of its own, since one that is still starting is waited for. */
    void end() {
        Thread ending = new Thread(() -> {
            try {
                started.get().close();
            } catch (ExecutionException e) {
                // it never was
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, "chromium ends");
        ending.setDaemon(true);
        ending.start();
    }
}
