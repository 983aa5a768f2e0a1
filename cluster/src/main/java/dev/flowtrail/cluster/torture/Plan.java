package dev.flowtrail.cluster.torture;

import dev.flowtrail.cluster.load.SizeMix;
import java.time.Duration;

/**
 * What to do to a cluster.
 *
 * @param seed decides on the flows, on what happens and when: the same seed, the same schedule
 * @param flows how many to send
 * @param strikes how often something happens meanwhile, unless that is found out on the way
 * @param longest how long it lasts at most, without what it takes to come back
 * @param clients how many send at a time
 * @param readOneIn one in so many flows is read through the servers in the end; all are looked at
 *     in the store
 */
public record Plan(
    long seed,
    SizeMix sizes,
    int flows,
    int strikes,
    Duration longest,
    int clients,
    int readOneIn) {}
