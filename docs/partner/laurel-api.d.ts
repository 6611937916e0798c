/**
 * The partner API as types for openapi-fetch, written from docs/openapi.json by "node scripts/openapi.ts". Copy it into your
 * project; it needs nothing of Laurel.
 */

export interface paths {
    "/achievements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List achievements
         * @description Scope: `catalog:read`.
         */
        get: operations["listAchievements"];
        put?: never;
        /**
         * Publish a new achievement
         * @description Scope: `catalog:write`.
         *
         *     Codes: 409 `already_exists`, `reevaluation_running`; 422 `points_out_of_range`, `target_out_of_range`, `amount_out_of_range`, `days_out_of_range`, `max_out_of_range`, `collection_size_out_of_range`, `collection_value_repeated`, `need_out_of_range`, `schedule_order`, `window_order`, `unknown_field`, `operator_not_allowed`, `value_of_wrong_type`, `value_unknown`, `condition_empty`, `condition_too_deep`, `condition_too_large`, `recurrence_not_allowed`, `recurrence_needs_window`, `carry_not_allowed`, `composite_size_out_of_range`, `composite_repeats_key`, `composite_unknown_key`, `composite_cycle`.
         */
        post: operations["createAchievement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/achievements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an achievement
         * @description Scope: `catalog:read`.
         */
        get: operations["getAchievement"];
        put?: never;
        post?: never;
        /**
         * Archive an achievement
         * @description It does not progress any more; customers keep what they have of it.
         *
         *     Scope: `catalog:write`.
         *
         *     Codes: 409 `achievement_in_use`; 412 `precondition_failed`.
         */
        delete: operations["archiveAchievement"];
        options?: never;
        head?: never;
        /**
         * Publish a new version of an achievement
         * @description Fields that are absent stay. `counts` says whether it counts from now, or for all of history.
         *
         *     Scope: `catalog:write`.
         *
         *     Codes: 409 `achievement_archived`, `version_changed`, `reevaluation_running`; 412 `precondition_failed`; 422 `points_out_of_range`, `target_out_of_range`, `amount_out_of_range`, `days_out_of_range`, `max_out_of_range`, `collection_size_out_of_range`, `collection_value_repeated`, `need_out_of_range`, `schedule_order`, `window_order`, `unknown_field`, `operator_not_allowed`, `value_of_wrong_type`, `value_unknown`, `condition_empty`, `condition_too_deep`, `condition_too_large`, `recurrence_not_allowed`, `recurrence_needs_window`, `carry_not_allowed`, `composite_size_out_of_range`, `composite_repeats_key`, `composite_unknown_key`, `composite_cycle`.
         */
        patch: operations["changeAchievement"];
        trace?: never;
    };
    "/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record something a customer did besides buying
         * @description `key` makes it exactly-once: the same again answers 200 and the stored activity.
         *
         *     Scope: `activities:write`.
         *
         *     Codes: 409 `activity_conflict`, `customer_mismatch`; 422 `customer_not_found`.
         */
        post: operations["recordActivity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/badges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ladder, from the lowest rung
         * @description Scope: `catalog:read`.
         */
        get: operations["listBadges"];
        put?: never;
        /**
         * Publish a new badge
         * @description Scope: `catalog:write`.
         *
         *     Codes: 409 `reevaluation_running`; 422 `badge_value_out_of_range`, `multiplier_out_of_range`, `badge_level_taken`, `badge_requirements_fall`.
         */
        post: operations["createBadge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/badges/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a badge
         * @description Scope: `catalog:read`.
         */
        get: operations["getBadge"];
        put?: never;
        post?: never;
        /**
         * Archive a badge
         * @description Nobody earns it any more, and its level is free. It stays in the history of those who had it. Again: nothing changes.
         *
         *     Scope: `catalog:write`.
         *
         *     Codes: 412 `precondition_failed`.
         */
        delete: operations["archiveBadge"];
        options?: never;
        head?: never;
        /**
         * Publish a new version of a badge
         * @description Fields that are absent stay. `counts` says whether it counts from now, or for all of history.
         *
         *     Scope: `catalog:write`.
         *
         *     Codes: 409 `version_changed`, `badge_archived`, `reevaluation_running`; 412 `precondition_failed`; 422 `badge_value_out_of_range`, `multiplier_out_of_range`, `badge_level_taken`, `badge_requirements_fall`.
         */
        patch: operations["changeBadge"];
        trace?: never;
    };
    "/cashback-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The cashback rules, one a currency
         * @description Scope: `catalog:read`.
         */
        get: operations["listCashbackRules"];
        /**
         * Publish the cashback rule of a currency
         * @description The rule is named by its currency; the same again changes nothing. Amounts in minor units, rates in basis points.
         *
         *     Scope: `catalog:write`.
         *
         *     Codes: 409 `version_changed`; 412 `precondition_failed`; 422 `bands_empty`, `bands_not_from_zero`, `bands_not_ascending`, `rate_out_of_range`, `amount_out_of_range`, `minimum_above_cap`, `unknown_currency`.
         */
        put: operations["putCashbackRule"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cashback-transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List cashback: owed, paid, failed and reversed
         * @description Scope: `cashback:read`.
         */
        get: operations["listCashbackTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cashback-transactions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a cashback transaction, with every attempt to pay it and the debts it settles
         * @description Scope: `cashback:read`.
         */
        get: operations["getCashbackTransaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cashback-transactions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give up on cashback that failed: it is reversed and never paid
         * @description Scope: `cashback:write`.
         *
         *     Codes: 409 `cashback_not_failed`, `outcome_unknown`.
         */
        post: operations["cancelCashbackTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cashback-transactions/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try to pay cashback again that failed
         * @description Under the same key, with all attempts before it. Where the money may have gone, the provider is asked first.
         *
         *     Scope: `cashback:write`.
         *
         *     Codes: 409 `cashback_not_failed`, `cashback_reversed`.
         */
        post: operations["retryCashbackTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List customers
         * @description Scope: `customers:read`.
         */
        get: operations["listCustomers"];
        put?: never;
        /**
         * Make a customer before their first purchase
         * @description Not needed for recording: a purchase or an activity makes the customer it names.
         *
         *     Scope: `customers:write`.
         *
         *     Codes: 409 `customer_exists`.
         */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a customer
         * @description Scope: `customers:read`.
         */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        /**
         * Take a person out of the books
         * @description Name, email, external id and password go; purchases, points and cashback stay, of nobody. Not undone.
         *
         *     Scope: `customers:write`.
         */
        delete: operations["anonymiseCustomer"];
        options?: never;
        head?: never;
        /**
         * Change what a customer is known by
         * @description Null takes a value away, an absent field leaves it. One of externalId and email must stay.
         *
         *     Scope: `customers:write`.
         *
         *     Codes: 409 `customer_exists`, `customer_registered`, `customer_anonymised`.
         */
        patch: operations["changeCustomer"];
        trace?: never;
    };
    "/customers/{id}/achievements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every achievement, and how far the customer is
         * @description Scope: `customers:read`.
         */
        get: operations["listCustomerAchievements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/badges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ladder as the customer stands on it, and its history
         * @description Scope: `customers:read`.
         */
        get: operations["getCustomerBadges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/cashback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Cashback of a customer: the sums, and the transactions page by page
         * @description Scope: `customers:read`.
         */
        get: operations["getCustomerCashback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The points ledger of a customer
         * @description Scope: `customers:read`.
         */
        get: operations["listCustomerPoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Points, badge, next badge and cashback of a customer
         * @description Scope: `customers:read`.
         */
        get: operations["getCustomerSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read this document */
        get: operations["getOpenApiDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/purchases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List purchases
         * @description Scope: `purchases:read`.
         */
        get: operations["listPurchases"];
        put?: never;
        /**
         * Record a purchase
         * @description The same order again with the same content answers 200 and the stored purchase.
         *
         *     Scope: `purchases:write`.
         *
         *     Codes: 409 `order_conflict`, `customer_mismatch`; 422 `customer_not_found`.
         */
        post: operations["createPurchase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/purchases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a purchase
         * @description Scope: `purchases:read`.
         */
        get: operations["getPurchase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/purchases/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call off a purchase that was never paid
         * @description Scope: `purchases:write`.
         *
         *     Codes: 409 `purchase_not_pending`.
         */
        post: operations["cancelPurchase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/purchases/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm the payment of a purchase
         * @description Pending becomes completed, and the rewards are worked out. Again: 200, nothing changes.
         *
         *     Scope: `purchases:write`.
         *
         *     Codes: 409 `purchase_cancelled`.
         */
        post: operations["completePurchase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/purchases/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give money or lines of a purchase back
         * @description An amount, or lines with quantities. What the remaining purchases no longer earn is taken back.
         *
         *     Scope: `purchases:write`.
         *
         *     Codes: 409 `purchase_not_completed`, `refund_exceeds_purchase`, `refund_conflict`; 422 `refund_of_nothing`.
         */
        post: operations["refundPurchase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/purchases/{id}/refunds/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See all that a refund would change, and change nothing
         * @description The cashback and how it comes back, points, achievements, badge and purchase, worked out by the refund itself and then undone.
         *
         *     Scope: `purchases:read`.
         *
         *     Codes: 409 `purchase_not_completed`, `refund_exceeds_purchase`, `refund_conflict`; 422 `refund_of_nothing`.
         */
        post: operations["previewRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/purchases/{id}/rewards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a purchase earned, and why
         * @description `processed` is false until the rewards are worked out, which takes moments after completion.
         *
         *     Scope: `purchases:read`.
         */
        get: operations["getPurchaseRewards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/purchases/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record up to 1,000 purchases
         * @description Each row is answered by itself, at its index; one bad row harms no other.
         *
         *     Scope: `purchases:write`.
         */
        post: operations["createPurchases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/purchases/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a purchase would earn, and why; nothing is written
         * @description The body is that of a purchase. It is reckoned as if it were completed; the order id does not matter.
         *
         *     Scope: `purchases:read`.
         *
         *     Codes: 409 `customer_mismatch`; 422 `customer_not_found`.
         */
        post: operations["simulatePurchase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the addresses that are told of events
         * @description Scope: `webhooks:read`.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Name an address that is told of events
         * @description Only https to public addresses, unless the program allows others for development.
         *
         *     Scope: `webhooks:write`.
         *
         *     Codes: 409 `too_many_webhooks`.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a webhook, and whether it is well
         * @description Scope: `webhooks:read`.
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook
         * @description It hears nothing any more. What waits for it is not sent.
         *
         *     Scope: `webhooks:write`.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change a webhook, switch it on or off, or give it a new secret
         * @description Fields that are absent stay. With `rotateSecret` the old secret signs beside the new one for 24 hours.
         *
         *     Scope: `webhooks:write`.
         */
        patch: operations["changeWebhook"];
        trace?: never;
    };
    "/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was sent to a webhook, with every attempt
         * @description Scope: `webhooks:read`.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/deliveries/{deliveryId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a delivery again, under the same webhook-id
         * @description Scope: `webhooks:write`.
         *
         *     Codes: 409 `webhook_disabled`.
         */
        post: operations["resendWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "achievement.progressed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A customer came closer to achievements
         * @description Answer 2xx within 10 seconds, or it is sent again with growing pauses for about three days.
         */
        post: operations["onAchievementProgressed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "achievement.revoked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A reversal took an unlock back
         * @description Answer 2xx within 10 seconds, or it is sent again with growing pauses for about three days.
         */
        post: operations["onAchievementRevoked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "achievement.unlocked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A customer unlocked an achievement
         * @description Answer 2xx within 10 seconds, or it is sent again with growing pauses for about three days.
         */
        post: operations["onAchievementUnlocked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "badge.revoked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A reversal took a badge back
         * @description Answer 2xx within 10 seconds, or it is sent again with growing pauses for about three days.
         */
        post: operations["onBadgeRevoked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "badge.unlocked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A customer reached a badge
         * @description Answer 2xx within 10 seconds, or it is sent again with growing pauses for about three days.
         */
        post: operations["onBadgeUnlocked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "cashback.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cashback was paid
         * @description Answer 2xx within 10 seconds, or it is sent again with growing pauses for about three days.
         */
        post: operations["onCashbackCompleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "cashback.failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cashback could not be paid
         * @description Answer 2xx within 10 seconds, or it is sent again with growing pauses for about three days.
         */
        post: operations["onCashbackFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "cashback.pending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cashback is owed
         * @description Answer 2xx within 10 seconds, or it is sent again with growing pauses for about three days.
         */
        post: operations["onCashbackPending"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "cashback.reversed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cashback was taken back with a refund, before it was paid or from the next payouts
         * @description Answer 2xx within 10 seconds, or it is sent again with growing pauses for about three days.
         */
        post: operations["onCashbackReversed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "points.adjusted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Points were changed by hand
         * @description Answer 2xx within 10 seconds, or it is sent again with growing pauses for about three days.
         */
        post: operations["onPointsAdjusted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "purchase.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The payment of a purchase was confirmed
         * @description Answer 2xx within 10 seconds, or it is sent again with growing pauses for about three days.
         */
        post: operations["onPurchaseCompleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "purchase.refunded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Money of a purchase went back
         * @description Answer 2xx within 10 seconds, or it is sent again with growing pauses for about three days.
         */
        post: operations["onPurchaseRefunded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "purchase.rewarded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A purchase was evaluated: what it earned
         * @description Answer 2xx within 10 seconds, or it is sent again with growing pauses for about three days.
         */
        post: operations["onPurchaseRewarded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        Achievement: {
            /** @description When it was archived; null as long as it stands. ISO 8601. */
            archivedAt: string | null;
            /**
             * @description Who can earn it, as a condition; null: everybody.
             * @default null
             */
            audience: components["schemas"]["Condition"] | null;
            /** @description When it was recorded. ISO 8601. */
            createdAt: string;
            /** @description What is to be done: `type` says which fields there are. Conditions (`where`) compare fields of the purchase: `{field, op, value}`, or `{all: [...]}`, `{any: [...]}`, `{not: ...}`. */
            criteria: {
                /**
                 * @description Counts different ones of these, not purchases.
                 * @enum {string}
                 */
                distinct?: "day" | "sku" | "category";
                /** @description How far it is to go, in the measure of the achievement. */
                target: number;
                /**
                 * @description Says which other fields there are.
                 * @constant
                 */
                type: "purchase";
                /** @description Only what meets this condition counts. */
                where?: components["schemas"]["Condition"];
                /** @description What counts together; `lifetime` when left out. */
                window?: "lifetime" | {
                    /**
                     * @description Days, weeks, months... of the program’s time zone.
                     * @enum {string}
                     */
                    calendar: "day" | "week" | "month" | "quarter" | "year";
                } | {
                    /** @description So many days back. */
                    rolling: number;
                } | {
                    /**
                     * Format: date-time
                     * @description From here on.
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description Until here; not counted in.
                     */
                    to: string;
                } | {
                    /** @description So many days from the first purchase on. */
                    sinceFirst: number;
                };
            } | {
                /** @description Its lines. They may add up to less than the amount (delivery, fees), never to more. */
                items?: components["schemas"]["Condition"];
                /**
                 * @description What is added up. `net` is less what was refunded.
                 * @enum {string}
                 */
                measure: "net" | "gross";
                /** @description How far it is to go, in the measure of the achievement. */
                target: number;
                /**
                 * @description Says which other fields there are.
                 * @constant
                 */
                type: "spending";
                /** @description Only what meets this condition counts. */
                where?: components["schemas"]["Condition"];
                /** @description What counts together; `lifetime` when left out. */
                window?: "lifetime" | {
                    /**
                     * @description Days, weeks, months... of the program’s time zone.
                     * @enum {string}
                     */
                    calendar: "day" | "week" | "month" | "quarter" | "year";
                } | {
                    /** @description So many days back. */
                    rolling: number;
                } | {
                    /**
                     * Format: date-time
                     * @description From here on.
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description Until here; not counted in.
                     */
                    to: string;
                } | {
                    /** @description So many days from the first purchase on. */
                    sinceFirst: number;
                };
            } | {
                /** @description How far it is to go, in the measure of the achievement. */
                target: number;
                /**
                 * @description Says which other fields there are.
                 * @constant
                 */
                type: "streak";
                /**
                 * @description In each of these at least one, without a gap.
                 * @enum {string}
                 */
                unit: "day" | "week" | "month";
                /** @description Only what meets this condition counts. */
                where?: components["schemas"]["Condition"];
            } | {
                /**
                 * @description What is looked at: `amount`, `currency`, `channel`, `itemCount`, `sku`, `category`, `dayOfWeek`, `hour`, `isFirstPurchase`, `metadata.<name>`, `customer.badgeLevel`, `customer.tenureDays`, `customer.totalPoints`... An unknown one is refused, with the list of those there are.
                 * @enum {string}
                 */
                field: "sku" | "category";
                /** @description How many of them. */
                need: number;
                /**
                 * @description Says which other fields there are.
                 * @constant
                 */
                type: "collection";
                /** @description What is to be collected. */
                values: string[];
                /** @description Only what meets this condition counts. */
                where?: components["schemas"]["Condition"];
                /** @description What counts together; `lifetime` when left out. */
                window?: "lifetime" | {
                    /**
                     * @description Days, weeks, months... of the program’s time zone.
                     * @enum {string}
                     */
                    calendar: "day" | "week" | "month" | "quarter" | "year";
                } | {
                    /** @description So many days back. */
                    rolling: number;
                } | {
                    /**
                     * Format: date-time
                     * @description From here on.
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description Until here; not counted in.
                     */
                    to: string;
                } | {
                    /** @description So many days from the first purchase on. */
                    sinceFirst: number;
                };
            } | {
                /** @description How far it is to go, in the measure of the achievement. */
                target: number;
                /**
                 * @description Says which other fields there are.
                 * @constant
                 */
                type: "review";
                /** @description What counts together; `lifetime` when left out. */
                window?: "lifetime" | {
                    /**
                     * @description Days, weeks, months... of the program’s time zone.
                     * @enum {string}
                     */
                    calendar: "day" | "week" | "month" | "quarter" | "year";
                } | {
                    /** @description So many days back. */
                    rolling: number;
                } | {
                    /**
                     * Format: date-time
                     * @description From here on.
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description Until here; not counted in.
                     */
                    to: string;
                } | {
                    /** @description So many days from the first purchase on. */
                    sinceFirst: number;
                };
            } | {
                /** @description How far it is to go, in the measure of the achievement. */
                target: number;
                /**
                 * @description Says which other fields there are.
                 * @constant
                 */
                type: "referral";
                /** @description What counts together; `lifetime` when left out. */
                window?: "lifetime" | {
                    /**
                     * @description Days, weeks, months... of the program’s time zone.
                     * @enum {string}
                     */
                    calendar: "day" | "week" | "month" | "quarter" | "year";
                } | {
                    /** @description So many days back. */
                    rolling: number;
                } | {
                    /**
                     * Format: date-time
                     * @description From here on.
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description Until here; not counted in.
                     */
                    to: string;
                } | {
                    /** @description So many days from the first purchase on. */
                    sinceFirst: number;
                };
            } | {
                /** @description The name of the activity. */
                event: string;
                /**
                 * @description What is added up. `net` is less what was refunded.
                 * @enum {string}
                 */
                measure: "count" | "sum";
                /** @description How far it is to go, in the measure of the achievement. */
                target: number;
                /**
                 * @description Says which other fields there are.
                 * @constant
                 */
                type: "activity";
                /** @description Only what meets this condition counts. */
                where?: components["schemas"]["Condition"];
                /** @description What counts together; `lifetime` when left out. */
                window?: "lifetime" | {
                    /**
                     * @description Days, weeks, months... of the program’s time zone.
                     * @enum {string}
                     */
                    calendar: "day" | "week" | "month" | "quarter" | "year";
                } | {
                    /** @description So many days back. */
                    rolling: number;
                } | {
                    /**
                     * Format: date-time
                     * @description From here on.
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description Until here; not counted in.
                     */
                    to: string;
                } | {
                    /** @description So many days from the first purchase on. */
                    sinceFirst: number;
                };
            } | {
                /** @description How many, with `atLeast`. */
                n?: number;
                /** @description Keys of other achievements. */
                of: string[];
                /**
                 * @description How they are taken together, or compared.
                 * @enum {string}
                 */
                op: "all" | "any" | "atLeast";
                /**
                 * @description Says which other fields there are.
                 * @constant
                 */
                type: "composite";
            };
            /**
             * @description For people.
             * @default
             */
            description: string;
            /**
             * @description A name of a picture (Lucide).
             * @default award
             */
            icon: string;
            /**
             * Format: uuid
             * @description Its id here.
             */
            id: string;
            /**
             * @description Whether it counts.
             * @default true
             */
            isActive: boolean;
            /** @description Your own name for it, once in the program. */
            key: string;
            /** @description What people read. */
            name: string;
            /** @description Points: given, or required. */
            points: number;
            /**
             * @description Whether it can be unlocked again, and when.
             * @default {
             *       "kind": "once"
             *     }
             */
            recurrence: {
                /**
                 * @description Of which kind it is.
                 * @constant
                 */
                kind: "once";
            } | {
                /**
                 * @description Of which kind it is.
                 * @constant
                 */
                kind: "perWindow";
            } | {
                /**
                 * @description Whether what is beyond the target counts for the next time.
                 * @default false
                 */
                carryExcess: boolean;
                /**
                 * @description Of which kind it is.
                 * @constant
                 */
                kind: "onCompletion";
                /** @description At most so many times; without it, without end. */
                max?: number;
            };
            /**
             * @description Whether a refund that undoes its reason takes it back (`revoke`) or not (`keep`).
             * @default revoke
             * @enum {string}
             */
            reversal: "revoke" | "keep";
            /**
             * @description From when to when it can be earned; null: always.
             * @default null
             */
            schedule: {
                /**
                 * Format: date-time
                 * @description From here on.
                 */
                from?: string;
                /**
                 * Format: date-time
                 * @description Until here; not counted in.
                 */
                to?: string;
            } | null;
            /**
             * @description How much it is made of.
             * @default bronze
             * @enum {string}
             */
            tier: "bronze" | "silver" | "gold" | "platinum" | "diamond";
            /** @description When it was changed last. ISO 8601. */
            updatedAt: string;
            /** @description Rises with every change; the `ETag`. */
            version: number;
            /**
             * @description A `secret` one is not told before it is unlocked.
             * @default public
             * @enum {string}
             */
            visibility: "public" | "secret";
        };
        Activity: {
            /** @description When it was recorded. ISO 8601. */
            createdAt: string;
            /**
             * Format: uuid
             * @description The customer’s id here.
             */
            customerId: string;
            /**
             * Format: uuid
             * @description Its id here.
             */
            id: string;
            /** @description Your own name for it, once in the program. */
            key: string;
            /** @description Up to 50 values of your own, 8 KiB. Rules can ask for them as `metadata.<name>`. */
            metadata: {
                [key: string]: string | number | boolean | null;
            };
            /** @description `review`, `referral`, or a name of your own that rules ask for. */
            name: string;
            /** @description When it happened: it counts for that day. Now, when left out; at most five minutes ahead. ISO 8601. */
            occurredAt: string;
            /** @description Whether its rewards were worked out. */
            processedForLoyalty: boolean;
            /** @description A whole number that rules can add up. */
            value: number | null;
        };
        Badge: {
            /** @description Unlocked achievements it takes. */
            achievementsRequired: number;
            /** @description When it was archived; null as long as it stands. ISO 8601. */
            archivedAt: string | null;
            /**
             * @description What it gives: a share added to cashback, multipliers, perks in words.
             * @default {
             *       "cashbackBonusBps": 0,
             *       "cashbackMultiplier": 1,
             *       "pointsMultiplier": 1,
             *       "perks": []
             *     }
             */
            benefits: {
                /**
                 * @description Added to the share, in basis points.
                 * @default 0
                 */
                cashbackBonusBps: number;
                /**
                 * @description Multiplies the share after adding.
                 * @default 1
                 */
                cashbackMultiplier: number;
                /**
                 * @description What else it gives, in words.
                 * @default []
                 */
                perks: string[];
                /**
                 * @description Multiplies points of unlocks.
                 * @default 1
                 */
                pointsMultiplier: number;
            };
            /**
             * @description As `#rrggbb`.
             * @default #8c6b3f
             */
            color: string;
            /** @description When it was recorded. ISO 8601. */
            createdAt: string;
            /**
             * @description For people.
             * @default
             */
            description: string;
            /**
             * @description A name of a picture (Lucide).
             * @default medal
             */
            icon: string;
            /**
             * Format: uuid
             * @description Its id here.
             */
            id: string;
            /**
             * @description Whether it counts.
             * @default true
             */
            isActive: boolean;
            /** @description Its place on the ladder, from 1. */
            level: number;
            /** @description What people read. */
            name: string;
            /** @description Points it takes. */
            pointsRequired: number;
            /** @description When it was changed last. ISO 8601. */
            updatedAt: string;
            /** @description Rises with every change; the `ETag`. */
            version: number;
        };
        CashbackRule: {
            /** @description From which amount on which share goes back. The first starts at 0. */
            bands: {
                /** @description From this amount on. In minor units of the currency. */
                from: number;
                /** @description The share that goes back, in basis points: 500 is 5%. */
                rateBps: number;
            }[];
            /**
             * @description More than this is not paid. In minor units of the currency.
             * @default null
             */
            cap: number | null;
            /** @description When it was recorded. ISO 8601. */
            createdAt: string;
            /** @description ISO 4217, such as NGN. */
            currency: string;
            /**
             * Format: uuid
             * @description Its id here.
             */
            id: string;
            /**
             * @description Whether it counts.
             * @default true
             */
            isActive: boolean;
            /**
             * @description Less than this is not paid. In minor units of the currency.
             * @default null
             */
            minimum: number | null;
            /**
             * @description How the last fraction is rounded; null: as the program does.
             * @default null
             */
            rounding: ("half_up" | "down" | "half_even") | null;
            /** @description When it was changed last. ISO 8601. */
            updatedAt: string;
            /** @description Rises with every change; the `ETag`. */
            version: number;
        };
        CashbackTransaction: {
            /** @description A whole number, in minor units of the currency. 6000000 NGN is ₦60,000.00. */
            amount: number;
            /** @description How often it was tried. */
            attempts: number;
            /** @description The share by amount alone, in basis points. */
            baseBps: number;
            /** @description What the badge adds, in basis points. */
            bonusBps: number;
            /** @description When it was completed; null until then. ISO 8601. */
            completedAt: string | null;
            /** @description When it was recorded. ISO 8601. */
            createdAt: string;
            /** @description ISO 4217, such as NGN. */
            currency: string;
            /**
             * Format: uuid
             * @description The customer’s id here.
             */
            customerId: string;
            /** @description Why it failed, in the provider’s words. */
            errorCode: string | null;
            /** @description When it failed. ISO 8601. */
            failedAt: string | null;
            /**
             * Format: uuid
             * @description Its id here.
             */
            id: string;
            /**
             * @description `earn`: owed for a purchase. `clawback`: taken back after it was paid.
             * @enum {string}
             */
            kind: "earn" | "clawback";
            /** @description What the badge multiplies the share by. */
            multiplier: number;
            /** @description Kept back to settle clawbacks: earned, and not sent. */
            nettedAmount: number;
            /** @description Who pays, or paid. */
            provider: string | null;
            /** @description The provider’s own name for the payment. */
            providerReference: string | null;
            /** @description What cashback was reckoned on. In minor units of the currency. */
            purchaseAmount: number;
            /**
             * Format: uuid
             * @description The purchase’s id.
             */
            purchaseId: string;
            /** @description The share that goes back, in basis points: 500 is 5%. */
            rateBps: number;
            /** @description The refund that took it back; null when none did. */
            refundId: string | null;
            /** @description Taken back before it was paid. In minor units of the currency. */
            reversedAmount: number;
            /** @description When it was reversed. ISO 8601. */
            reversedAt: string | null;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "pending" | "processing" | "completed" | "failed" | "reversed" | "needs_review";
            /** @description When it was changed last. ISO 8601. */
            updatedAt: string;
        };
        ChangedWebhook: {
            /** @description Whether anything is sent. */
            active: boolean;
            /** @description When it was recorded. ISO 8601. */
            createdAt: string;
            /** @description For people. */
            description: string | null;
            /** @description Since when nothing is sent. ISO 8601. */
            disabledAt: string | null;
            /** @description Why nothing is sent; null while it is. */
            disabledReason: ("by_hand" | "gone" | "failing") | null;
            /** @description Which events it hears of; null: all. */
            eventTypes: ("purchase.completed" | "purchase.rewarded" | "purchase.refunded" | "achievement.progressed" | "achievement.unlocked" | "achievement.revoked" | "badge.unlocked" | "badge.revoked" | "points.adjusted" | "cashback.pending" | "cashback.completed" | "cashback.failed" | "cashback.reversed")[] | null;
            /** @description Since when nothing has arrived. ISO 8601. */
            failingSince: string | null;
            /**
             * Format: uuid
             * @description Its id here.
             */
            id: string;
            /** @description Until when the secret before signs as well. ISO 8601. */
            previousSecretUntil: string | null;
            /** @description Signs what is sent. Told this once: keep it. */
            secret?: string;
            /** @description When it was changed last. ISO 8601. */
            updatedAt: string;
            /** @description Where it is sent. */
            url: string;
        };
        Condition: {
            /** @description All of these hold. */
            all: components["schemas"]["Condition"][];
        } | {
            /** @description At least one of these holds. */
            any: components["schemas"]["Condition"][];
        } | {
            /** @description This does not hold. */
            not: components["schemas"]["Condition"];
        } | {
            /** @description What is looked at: `amount`, `currency`, `channel`, `itemCount`, `sku`, `category`, `dayOfWeek`, `hour`, `isFirstPurchase`, `metadata.<name>`, `customer.badgeLevel`, `customer.tenureDays`, `customer.totalPoints`... An unknown one is refused, with the list of those there are. */
            field: string;
            /**
             * @description Numbers: `eq ne lt lte gt gte between`; texts: `eq ne in nin contains startsWith`; sets: `hasAny hasAll hasNone`; any: `exists`.
             * @enum {string}
             */
            op: "eq" | "ne" | "lt" | "lte" | "gt" | "gte" | "between" | "in" | "nin" | "contains" | "startsWith" | "hasAny" | "hasAll" | "hasNone" | "exists";
            /** @description What it is compared with. */
            value?: (string | number | boolean) | (string | number | boolean)[];
        };
        Customer: {
            /** @description When the person was taken out of the books. ISO 8601. */
            anonymisedAt: string | null;
            /** @description When it was recorded. ISO 8601. */
            createdAt: string;
            /** @description Their email address; they register with it. */
            email: string | null;
            /** @description Your own id of the customer. */
            externalId: string | null;
            /**
             * Format: uuid
             * @description Its id here.
             */
            id: string;
            /** @description What people read. */
            name: string | null;
            /** @description Completed purchases. */
            purchaseCount: number;
            /** @description Cashback that was paid, less what was taken back. In minor units of the currency. */
            totalCashback: number;
            /** @description Points they hold. */
            totalPoints: number;
            /** @description When it was changed last. ISO 8601. */
            updatedAt: string;
        };
        NewAchievement: {
            /**
             * @description Who can earn it, as a condition; null: everybody.
             * @default null
             */
            audience?: components["schemas"]["Condition"] | null;
            /**
             * @description From when it counts: for what happens from now on (the default), or for all of history.
             * @enum {string}
             */
            counts?: "from_now" | "since_always";
            /** @description What is to be done: `type` says which fields there are. Conditions (`where`) compare fields of the purchase: `{field, op, value}`, or `{all: [...]}`, `{any: [...]}`, `{not: ...}`. */
            criteria: {
                /**
                 * @description Counts different ones of these, not purchases.
                 * @enum {string}
                 */
                distinct?: "day" | "sku" | "category";
                /** @description How far it is to go, in the measure of the achievement. */
                target: number;
                /**
                 * @description Says which other fields there are.
                 * @constant
                 */
                type: "purchase";
                /** @description Only what meets this condition counts. */
                where?: components["schemas"]["Condition"];
                /** @description What counts together; `lifetime` when left out. */
                window?: "lifetime" | {
                    /**
                     * @description Days, weeks, months... of the program’s time zone.
                     * @enum {string}
                     */
                    calendar: "day" | "week" | "month" | "quarter" | "year";
                } | {
                    /** @description So many days back. */
                    rolling: number;
                } | {
                    /**
                     * Format: date-time
                     * @description From here on.
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description Until here; not counted in.
                     */
                    to: string;
                } | {
                    /** @description So many days from the first purchase on. */
                    sinceFirst: number;
                };
            } | {
                /** @description Its lines. They may add up to less than the amount (delivery, fees), never to more. */
                items?: components["schemas"]["Condition"];
                /**
                 * @description What is added up. `net` is less what was refunded.
                 * @enum {string}
                 */
                measure: "net" | "gross";
                /** @description How far it is to go, in the measure of the achievement. */
                target: number;
                /**
                 * @description Says which other fields there are.
                 * @constant
                 */
                type: "spending";
                /** @description Only what meets this condition counts. */
                where?: components["schemas"]["Condition"];
                /** @description What counts together; `lifetime` when left out. */
                window?: "lifetime" | {
                    /**
                     * @description Days, weeks, months... of the program’s time zone.
                     * @enum {string}
                     */
                    calendar: "day" | "week" | "month" | "quarter" | "year";
                } | {
                    /** @description So many days back. */
                    rolling: number;
                } | {
                    /**
                     * Format: date-time
                     * @description From here on.
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description Until here; not counted in.
                     */
                    to: string;
                } | {
                    /** @description So many days from the first purchase on. */
                    sinceFirst: number;
                };
            } | {
                /** @description How far it is to go, in the measure of the achievement. */
                target: number;
                /**
                 * @description Says which other fields there are.
                 * @constant
                 */
                type: "streak";
                /**
                 * @description In each of these at least one, without a gap.
                 * @enum {string}
                 */
                unit: "day" | "week" | "month";
                /** @description Only what meets this condition counts. */
                where?: components["schemas"]["Condition"];
            } | {
                /**
                 * @description What is looked at: `amount`, `currency`, `channel`, `itemCount`, `sku`, `category`, `dayOfWeek`, `hour`, `isFirstPurchase`, `metadata.<name>`, `customer.badgeLevel`, `customer.tenureDays`, `customer.totalPoints`... An unknown one is refused, with the list of those there are.
                 * @enum {string}
                 */
                field: "sku" | "category";
                /** @description How many of them. */
                need: number;
                /**
                 * @description Says which other fields there are.
                 * @constant
                 */
                type: "collection";
                /** @description What is to be collected. */
                values: string[];
                /** @description Only what meets this condition counts. */
                where?: components["schemas"]["Condition"];
                /** @description What counts together; `lifetime` when left out. */
                window?: "lifetime" | {
                    /**
                     * @description Days, weeks, months... of the program’s time zone.
                     * @enum {string}
                     */
                    calendar: "day" | "week" | "month" | "quarter" | "year";
                } | {
                    /** @description So many days back. */
                    rolling: number;
                } | {
                    /**
                     * Format: date-time
                     * @description From here on.
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description Until here; not counted in.
                     */
                    to: string;
                } | {
                    /** @description So many days from the first purchase on. */
                    sinceFirst: number;
                };
            } | {
                /** @description How far it is to go, in the measure of the achievement. */
                target: number;
                /**
                 * @description Says which other fields there are.
                 * @constant
                 */
                type: "review";
                /** @description What counts together; `lifetime` when left out. */
                window?: "lifetime" | {
                    /**
                     * @description Days, weeks, months... of the program’s time zone.
                     * @enum {string}
                     */
                    calendar: "day" | "week" | "month" | "quarter" | "year";
                } | {
                    /** @description So many days back. */
                    rolling: number;
                } | {
                    /**
                     * Format: date-time
                     * @description From here on.
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description Until here; not counted in.
                     */
                    to: string;
                } | {
                    /** @description So many days from the first purchase on. */
                    sinceFirst: number;
                };
            } | {
                /** @description How far it is to go, in the measure of the achievement. */
                target: number;
                /**
                 * @description Says which other fields there are.
                 * @constant
                 */
                type: "referral";
                /** @description What counts together; `lifetime` when left out. */
                window?: "lifetime" | {
                    /**
                     * @description Days, weeks, months... of the program’s time zone.
                     * @enum {string}
                     */
                    calendar: "day" | "week" | "month" | "quarter" | "year";
                } | {
                    /** @description So many days back. */
                    rolling: number;
                } | {
                    /**
                     * Format: date-time
                     * @description From here on.
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description Until here; not counted in.
                     */
                    to: string;
                } | {
                    /** @description So many days from the first purchase on. */
                    sinceFirst: number;
                };
            } | {
                /** @description The name of the activity. */
                event: string;
                /**
                 * @description What is added up. `net` is less what was refunded.
                 * @enum {string}
                 */
                measure: "count" | "sum";
                /** @description How far it is to go, in the measure of the achievement. */
                target: number;
                /**
                 * @description Says which other fields there are.
                 * @constant
                 */
                type: "activity";
                /** @description Only what meets this condition counts. */
                where?: components["schemas"]["Condition"];
                /** @description What counts together; `lifetime` when left out. */
                window?: "lifetime" | {
                    /**
                     * @description Days, weeks, months... of the program’s time zone.
                     * @enum {string}
                     */
                    calendar: "day" | "week" | "month" | "quarter" | "year";
                } | {
                    /** @description So many days back. */
                    rolling: number;
                } | {
                    /**
                     * Format: date-time
                     * @description From here on.
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description Until here; not counted in.
                     */
                    to: string;
                } | {
                    /** @description So many days from the first purchase on. */
                    sinceFirst: number;
                };
            } | {
                /** @description How many, with `atLeast`. */
                n?: number;
                /** @description Keys of other achievements. */
                of: string[];
                /**
                 * @description How they are taken together, or compared.
                 * @enum {string}
                 */
                op: "all" | "any" | "atLeast";
                /**
                 * @description Says which other fields there are.
                 * @constant
                 */
                type: "composite";
            };
            /**
             * @description For people.
             * @default
             */
            description?: string;
            /**
             * @description A name of a picture (Lucide).
             * @default award
             */
            icon?: string;
            /**
             * @description Whether it counts.
             * @default true
             */
            isActive?: boolean;
            /** @description Your own name for it, once in the program. */
            key: string;
            /** @description What people read. */
            name: string;
            /** @description Points: given, or required. */
            points: number;
            /**
             * @description Whether it can be unlocked again, and when.
             * @default {
             *       "kind": "once"
             *     }
             */
            recurrence?: {
                /**
                 * @description Of which kind it is.
                 * @constant
                 */
                kind: "once";
            } | {
                /**
                 * @description Of which kind it is.
                 * @constant
                 */
                kind: "perWindow";
            } | {
                /**
                 * @description Whether what is beyond the target counts for the next time.
                 * @default false
                 */
                carryExcess?: boolean;
                /**
                 * @description Of which kind it is.
                 * @constant
                 */
                kind: "onCompletion";
                /** @description At most so many times; without it, without end. */
                max?: number;
            };
            /**
             * @description Whether a refund that undoes its reason takes it back (`revoke`) or not (`keep`).
             * @default revoke
             * @enum {string}
             */
            reversal?: "revoke" | "keep";
            /**
             * @description From when to when it can be earned; null: always.
             * @default null
             */
            schedule?: {
                /**
                 * Format: date-time
                 * @description From here on.
                 */
                from?: string;
                /**
                 * Format: date-time
                 * @description Until here; not counted in.
                 */
                to?: string;
            } | null;
            /**
             * @description How much it is made of.
             * @default bronze
             * @enum {string}
             */
            tier?: "bronze" | "silver" | "gold" | "platinum" | "diamond";
            /**
             * @description A `secret` one is not told before it is unlocked.
             * @default public
             * @enum {string}
             */
            visibility?: "public" | "secret";
        };
        NewActivity: {
            /** @description Whom it belongs to, by `id`, `externalId` or `email`. Who is unknown by the last two is created. */
            customer: {
                /**
                 * Format: email
                 * @description Their email address; they register with it.
                 */
                email?: string;
                /** @description Your own id of the customer. */
                externalId?: string;
                /**
                 * Format: uuid
                 * @description Its id here.
                 */
                id?: string;
                /** @description What they are called. */
                name?: string;
            };
            /** @description Makes it exactly-once: the same key again is the same activity. */
            key: string;
            /**
             * @description Up to 50 values of your own, 8 KiB. Rules can ask for them as `metadata.<name>`.
             * @default {}
             */
            metadata?: {
                [key: string]: string | number | boolean | null;
            };
            /** @description `review`, `referral`, or a name of your own that rules ask for. */
            name: string;
            /**
             * Format: date-time
             * @description When it happened: it counts for that day. Now, when left out; at most five minutes ahead. ISO 8601.
             */
            occurredAt?: string;
            /** @description A whole number that rules can add up. */
            value?: number;
        };
        NewBadge: {
            /** @description Unlocked achievements it takes. */
            achievementsRequired: number;
            /**
             * @description What it gives: a share added to cashback, multipliers, perks in words.
             * @default {
             *       "cashbackBonusBps": 0,
             *       "cashbackMultiplier": 1,
             *       "pointsMultiplier": 1,
             *       "perks": []
             *     }
             */
            benefits?: {
                /**
                 * @description Added to the share, in basis points.
                 * @default 0
                 */
                cashbackBonusBps?: number;
                /**
                 * @description Multiplies the share after adding.
                 * @default 1
                 */
                cashbackMultiplier?: number;
                /**
                 * @description What else it gives, in words.
                 * @default []
                 */
                perks?: string[];
                /**
                 * @description Multiplies points of unlocks.
                 * @default 1
                 */
                pointsMultiplier?: number;
            };
            /**
             * @description As `#rrggbb`.
             * @default #8c6b3f
             */
            color?: string;
            /**
             * @description From when it counts: for what happens from now on (the default), or for all of history.
             * @enum {string}
             */
            counts?: "from_now" | "since_always";
            /**
             * @description For people.
             * @default
             */
            description?: string;
            /**
             * @description A name of a picture (Lucide).
             * @default medal
             */
            icon?: string;
            /**
             * @description Whether it counts.
             * @default true
             */
            isActive?: boolean;
            /** @description Its place on the ladder, from 1. */
            level: number;
            /** @description What people read. */
            name: string;
            /** @description Points it takes. */
            pointsRequired: number;
        };
        NewCashbackRule: {
            /** @description From which amount on which share goes back. The first starts at 0. */
            bands: {
                /** @description From this amount on. In minor units of the currency. */
                from: number;
                /** @description The share that goes back, in basis points: 500 is 5%. */
                rateBps: number;
            }[];
            /**
             * @description More than this is not paid. In minor units of the currency.
             * @default null
             */
            cap?: number | null;
            /**
             * @description From when it counts: for what happens from now on (the default), or for all of history.
             * @enum {string}
             */
            counts?: "from_now" | "since_always";
            /** @description ISO 4217, such as NGN. */
            currency: string;
            /**
             * @description Whether it counts.
             * @default true
             */
            isActive?: boolean;
            /**
             * @description Less than this is not paid. In minor units of the currency.
             * @default null
             */
            minimum?: number | null;
            /**
             * @description How the last fraction is rounded; null: as the program does.
             * @default null
             */
            rounding?: ("half_up" | "down" | "half_even") | null;
        };
        NewCustomer: {
            /**
             * Format: email
             * @description Their email address; they register with it.
             */
            email?: string;
            /** @description Your own id of the customer. */
            externalId?: string;
            /** @description What people read. */
            name?: string;
        };
        NewPurchase: {
            /** @description A whole number, in minor units of the currency. 6000000 NGN is ₦60,000.00. */
            amount: number;
            /** @description Where it was bought: `web`, `app`, `shop`... Rules can ask for it. */
            channel?: string;
            /** @description ISO 4217, such as NGN. */
            currency: string;
            /** @description Whom it belongs to, by `id`, `externalId` or `email`. Who is unknown by the last two is created. */
            customer: {
                /**
                 * Format: email
                 * @description Their email address; they register with it.
                 */
                email?: string;
                /** @description Your own id of the customer. */
                externalId?: string;
                /**
                 * Format: uuid
                 * @description Its id here.
                 */
                id?: string;
                /** @description What they are called. */
                name?: string;
            };
            /**
             * @description Its lines. They may add up to less than the amount (delivery, fees), never to more.
             * @default []
             */
            items?: {
                /** @description Rules can ask for it. */
                category?: string;
                /** @description What it is called. */
                name: string;
                /** @description How many. */
                quantity: number;
                /** @description Your own id of the article. Rules can ask for it. */
                sku?: string;
                /** @description Price of one. In minor units of the currency. */
                unitAmount: number;
            }[];
            /**
             * @description Up to 50 values of your own, 8 KiB. Rules can ask for them as `metadata.<name>`.
             * @default {}
             */
            metadata?: {
                [key: string]: string | number | boolean | null;
            };
            /**
             * Format: date-time
             * @description When it happened: it counts for that day. Now, when left out; at most five minutes ahead. ISO 8601.
             */
            occurredAt?: string;
            /** @description Your own id of the order. It is recorded once, however often it is sent. */
            orderId: string;
            /**
             * @description `completed`: paid, and rewarded at once. `pending` (the default): rewarded after `/complete`.
             * @default pending
             * @enum {string}
             */
            status?: "pending" | "completed";
        };
        NewWebhook: {
            /**
             * @description Whether anything is sent.
             * @default true
             */
            active?: boolean;
            /**
             * @description For people.
             * @default null
             */
            description?: string | null;
            /**
             * @description The events it hears of; null: all, also kinds that are added later.
             * @default null
             */
            eventTypes?: ("purchase.completed" | "purchase.rewarded" | "purchase.refunded" | "achievement.progressed" | "achievement.unlocked" | "achievement.revoked" | "badge.unlocked" | "badge.revoked" | "points.adjusted" | "cashback.pending" | "cashback.completed" | "cashback.failed" | "cashback.reversed")[] | null;
            /** @description Where it is sent. */
            url: string;
        };
        Problem: {
            /** @description What was wrong, for a program; stable. */
            code: string;
            /** @description What was wrong, for a person. */
            detail: string;
            /** @description With 400 and 422: messages by the dotted path of the field. */
            errors?: {
                [key: string]: string[];
            };
            /** @description The same as `detail`. */
            message: string;
            /** @description Name this when you ask us. */
            requestId: string;
            /** @description The status of the answer. */
            status: number;
            /** @description The status in words. */
            title: string;
            /** @description Names the kind of problem; stable. */
            type: string;
        };
        Purchase: {
            /** @description A whole number, in minor units of the currency. 6000000 NGN is ₦60,000.00. */
            amount: number;
            /** @description Where it was bought: `web`, `app`, `shop`... Rules can ask for it. */
            channel: string | null;
            /** @description When it was completed; null until then. ISO 8601. */
            completedAt: string | null;
            /** @description When it was recorded. ISO 8601. */
            createdAt: string;
            /** @description ISO 4217, such as NGN. */
            currency: string;
            /**
             * Format: uuid
             * @description The customer’s id here.
             */
            customerId: string;
            /**
             * Format: uuid
             * @description Its id here.
             */
            id: string;
            /** @description Its lines. They may add up to less than the amount (delivery, fees), never to more. */
            items: {
                /** @description Rules can ask for it. */
                category: string | null;
                /** @description What people read. */
                name: string;
                /** @description How many. */
                quantity: number;
                /** @description Your own id of the article. Rules can ask for it. */
                sku: string | null;
                /** @description Price of one. In minor units of the currency. */
                unitAmount: number;
            }[];
            /** @description Up to 50 values of your own, 8 KiB. Rules can ask for them as `metadata.<name>`. */
            metadata: {
                [key: string]: string | number | boolean | null;
            };
            /** @description When it happened: it counts for that day. Now, when left out; at most five minutes ahead. ISO 8601. */
            occurredAt: string;
            /** @description Your own id of the order. It is recorded once, however often it is sent. */
            orderId: string;
            /** @description Whether its rewards were worked out. */
            processedForLoyalty: boolean;
            /** @description What went back of it so far. In minor units of the currency. */
            refundedAmount: number;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "pending" | "completed" | "partially_refunded" | "refunded" | "cancelled";
            /** @description When it was changed last. ISO 8601. */
            updatedAt: string;
        };
        PurchaseRewards: {
            /** @description Every achievement that moved. */
            achievements: {
                /**
                 * Format: uuid
                 * @description The achievement’s id.
                 */
                achievementId: string;
                /** @description After it. */
                after: number;
                /** @description Before it. */
                before: number;
                /** @description Your own name for it, once in the program. */
                key: string;
                /** @description What people read. */
                name: string;
                /** @description Points: given, or required. */
                points: number;
                /** @description How far it is to go, in the measure of the achievement. */
                target: number;
                /** @description Whether this unlocked it. */
                unlocked: boolean;
            }[];
            /** @description The badge before and after; null for none. */
            badge: {
                /** @description After it. */
                after: {
                    /** @description Its place on the ladder, from 1. */
                    level: number;
                    /** @description What people read. */
                    name: string;
                } | null;
                /** @description Before it. */
                before: {
                    /** @description Its place on the ladder, from 1. */
                    level: number;
                    /** @description What people read. */
                    name: string;
                } | null;
            };
            /** @description What is owed for it; null when nothing is. */
            cashback: {
                /** @description A whole number, in minor units of the currency. 6000000 NGN is ₦60,000.00. */
                amount: number;
                /** @description The share by amount alone, in basis points. */
                baseBps: number;
                /** @description What the badge adds, in basis points. */
                bonusBps: number;
                /** @description ISO 4217, such as NGN. */
                currency: string;
                /** @description What the badge multiplies the share by. */
                multiplier: number;
                /** @description The share that goes back, in basis points: 500 is 5%. */
                rateBps: number;
                /**
                 * @description Where it stands.
                 * @enum {string}
                 */
                status: "pending" | "processing" | "completed" | "failed" | "reversed" | "needs_review";
                /**
                 * Format: uuid
                 * @description The cashback transaction’s id.
                 */
                transactionId: string;
            } | null;
            /** @description Points: given, or required. */
            points: number;
            /** @description Whether the rewards were worked out. They take moments after completion. */
            processed: boolean;
            /** @description When the rewards were worked out. ISO 8601. */
            processedAt: string | null;
            /**
             * Format: uuid
             * @description The purchase’s id.
             */
            purchaseId: string;
            /** @description Every rule that was looked at: what it expected, and what it saw. */
            trace: {
                /** @description What came of it. */
                outcome: string;
                /** @description What was compared: `expected` by the rule, `observed` in the purchase. */
                reasons: {
                    [key: string]: unknown;
                }[];
                /** @description Which rule: `achievement:<key>`, `badge:<level>`, `cashback:<currency>`... */
                subject: string;
            }[];
        };
        PurchaseSimulation: {
            /** @description Every achievement that moved. */
            achievements: {
                /**
                 * Format: uuid
                 * @description The achievement’s id.
                 */
                achievementId: string;
                /** @description After it. */
                after: number;
                /** @description Before it. */
                before: number;
                /** @description Your own name for it, once in the program. */
                key: string;
                /** @description What people read. */
                name: string;
                /** @description Points: given, or required. */
                points: number;
                /** @description How far it is to go, in the measure of the achievement. */
                target: number;
                /** @description Whether this unlocked it. */
                unlocked: boolean;
            }[];
            /** @description The badge before and after; null for none. */
            badge: {
                /** @description After it. */
                after: {
                    /** @description Its place on the ladder, from 1. */
                    level: number;
                    /** @description What people read. */
                    name: string;
                } | null;
                /** @description Before it. */
                before: {
                    /** @description Its place on the ladder, from 1. */
                    level: number;
                    /** @description What people read. */
                    name: string;
                } | null;
            };
            /** @description What is owed for it; null when nothing is. */
            cashback: {
                /** @description A whole number, in minor units of the currency. 6000000 NGN is ₦60,000.00. */
                amount: number;
                /** @description The share by amount alone, in basis points. */
                baseBps: number;
                /** @description What the badge adds, in basis points. */
                bonusBps: number;
                /** @description ISO 4217, such as NGN. */
                currency: string;
                /** @description What the badge multiplies the share by. */
                multiplier: number;
                /** @description The share that goes back, in basis points: 500 is 5%. */
                rateBps: number;
            } | null;
            /** @description Points: given, or required. */
            points: number;
            /** @description Every rule that was looked at: what it expected, and what it saw. */
            trace: {
                /** @description What came of it. */
                outcome: string;
                /** @description What was compared: `expected` by the rule, `observed` in the purchase. */
                reasons: {
                    [key: string]: unknown;
                }[];
                /** @description Which rule: `achievement:<key>`, `badge:<level>`, `cashback:<currency>`... */
                subject: string;
            }[];
        };
        Refund: {
            /** @description A whole number, in minor units of the currency. 6000000 NGN is ₦60,000.00. */
            amount: number;
            /** @description When it was recorded. ISO 8601. */
            createdAt: string;
            /** @description Your own id of the refund. */
            externalId: string | null;
            /**
             * Format: uuid
             * @description Its id here.
             */
            id: string;
            /** @description Which lines went back, and how many of each. */
            lines: {
                /** @description Its place, counted from 0. */
                index: number;
                /** @description How many. */
                quantity: number;
            }[] | null;
            /** @description When it happened: it counts for that day. Now, when left out; at most five minutes ahead. ISO 8601. */
            occurredAt: string;
            /** @description Whether its rewards were worked out. */
            processedForLoyalty: boolean;
            /**
             * Format: uuid
             * @description The purchase’s id.
             */
            purchaseId: string;
            /** @description Why, for people. */
            reason: string | null;
        };
        RefundPreview: {
            /** @description Every achievement that moved. */
            achievements: {
                /**
                 * Format: uuid
                 * @description The achievement’s id.
                 */
                achievementId: string;
                /** @description After it. */
                after: number;
                /** @description Before it. */
                before: number;
                /**
                 * @description What would become of it.
                 * @enum {string}
                 */
                change: "progress" | "revoked" | "kept" | "unlocked";
                /** @description Which time it is unlocked, from 1. */
                cycle: number;
                /** @description Your own name for it, once in the program. */
                key: string;
                /** @description What people read. */
                name: string;
                /** @description Points: given, or required. */
                points: number;
                /** @description How far it is to go, in the measure of the achievement. */
                target: number;
            }[];
            /** @description The badge before and after; null for none. */
            badge: {
                /** @description After it. */
                after: {
                    /** @description Its place on the ladder, from 1. */
                    level: number;
                    /** @description What people read. */
                    name: string;
                } | null;
                /** @description Before it. */
                before: {
                    /** @description Its place on the ladder, from 1. */
                    level: number;
                    /** @description What people read. */
                    name: string;
                } | null;
            };
            /** @description What is owed for it; null when nothing is. */
            cashback: {
                /** @description After it. */
                after: number;
                /** @description Before it. */
                before: number;
                /** @description ISO 4217, such as NGN. */
                currency: string;
                /**
                 * @description By which way it comes back.
                 * @enum {string}
                 */
                how: "none" | "reversed" | "taken_from_balance" | "netted" | "later";
                /**
                 * @description How the program takes cashback back.
                 * @enum {string}
                 */
                policy: "reevaluate" | "proportional";
                /**
                 * @description Where it stands.
                 * @enum {string}
                 */
                status: "pending" | "processing" | "completed" | "failed" | "reversed" | "needs_review";
                /** @description What would be taken back. In minor units of the currency. */
                takenBack: number;
                /** @description The cashback transaction’s id. */
                transactionId: string | null;
            } | null;
            /** @description Points: given, or required. */
            points: {
                /** @description After it. */
                after: number;
                /** @description Before it. */
                before: number;
                /** @description Points given (or taken, below 0). */
                delta: number;
            };
            /** @description The purchase as it would stand. */
            purchase: {
                /** @description A whole number, in minor units of the currency. 6000000 NGN is ₦60,000.00. */
                amount: number;
                /** @description ISO 4217, such as NGN. */
                currency: string;
                /** @description The amount less what went back. In minor units of the currency. */
                netAmount: number;
                /** @description What went back of it so far. In minor units of the currency. */
                refundedAmount: number;
                /**
                 * @description Where it stands.
                 * @enum {string}
                 */
                status: "pending" | "completed" | "partially_refunded" | "refunded" | "cancelled";
            };
            /**
             * Format: uuid
             * @description The purchase’s id.
             */
            purchaseId: string;
            /** @description What would go back. */
            refund: {
                /** @description A whole number, in minor units of the currency. 6000000 NGN is ₦60,000.00. */
                amount: number;
                /** @description Which lines went back, and how many of each. */
                lines: {
                    /** @description Its place, counted from 0. */
                    index: number;
                    /** @description How many. */
                    quantity: number;
                }[] | null;
            };
        };
        Webhook: {
            /** @description Whether anything is sent. */
            active: boolean;
            /** @description When it was recorded. ISO 8601. */
            createdAt: string;
            /** @description For people. */
            description: string | null;
            /** @description Since when nothing is sent. ISO 8601. */
            disabledAt: string | null;
            /** @description Why nothing is sent; null while it is. */
            disabledReason: ("by_hand" | "gone" | "failing") | null;
            /** @description Which events it hears of; null: all. */
            eventTypes: ("purchase.completed" | "purchase.rewarded" | "purchase.refunded" | "achievement.progressed" | "achievement.unlocked" | "achievement.revoked" | "badge.unlocked" | "badge.revoked" | "points.adjusted" | "cashback.pending" | "cashback.completed" | "cashback.failed" | "cashback.reversed")[] | null;
            /** @description Since when nothing has arrived. ISO 8601. */
            failingSince: string | null;
            /**
             * Format: uuid
             * @description Its id here.
             */
            id: string;
            /** @description Until when the secret before signs as well. ISO 8601. */
            previousSecretUntil: string | null;
            /** @description When it was changed last. ISO 8601. */
            updatedAt: string;
            /** @description Where it is sent. */
            url: string;
        };
        WebhookDelivery: {
            /** @description How often it was tried. */
            attempts: number;
            /** @description When it was recorded. ISO 8601. */
            createdAt: string;
            /** @description When it arrived. ISO 8601. */
            deliveredAt: string | null;
            /**
             * @description What happened.
             * @enum {string}
             */
            eventType: "purchase.completed" | "purchase.rewarded" | "purchase.refunded" | "achievement.progressed" | "achievement.unlocked" | "achievement.revoked" | "badge.unlocked" | "badge.revoked" | "points.adjusted" | "cashback.pending" | "cashback.completed" | "cashback.failed" | "cashback.reversed";
            /** @description Every attempt. */
            history: {
                /** @description Which attempt, from 1. */
                attempt: number;
                /** @description How long it took, in milliseconds. */
                durationMs: number | null;
                /** @description Why there was no answer. */
                error: string | null;
                /**
                 * @description What came of it.
                 * @enum {string}
                 */
                outcome: "in_flight" | "delivered" | "refused" | "unreachable" | "blocked" | "lost";
                /** @description The beginning of its answer. */
                responseExcerpt: string | null;
                /** @description What your server answered; null when it did not. */
                responseStatus: number | null;
                /** @description When it began. ISO 8601. */
                startedAt: string;
            }[];
            /**
             * Format: uuid
             * @description The event, and the `webhook-id` it is sent under.
             */
            id: string;
            /** @description When it is tried next. ISO 8601. */
            nextAttemptAt: string | null;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            status: "pending" | "delivered" | "failed";
            /**
             * Format: uuid
             * @description The webhook’s id.
             */
            webhookId: string;
        };
        WebhookWithSecret: {
            /** @description Whether anything is sent. */
            active: boolean;
            /** @description When it was recorded. ISO 8601. */
            createdAt: string;
            /** @description For people. */
            description: string | null;
            /** @description Since when nothing is sent. ISO 8601. */
            disabledAt: string | null;
            /** @description Why nothing is sent; null while it is. */
            disabledReason: ("by_hand" | "gone" | "failing") | null;
            /** @description Which events it hears of; null: all. */
            eventTypes: ("purchase.completed" | "purchase.rewarded" | "purchase.refunded" | "achievement.progressed" | "achievement.unlocked" | "achievement.revoked" | "badge.unlocked" | "badge.revoked" | "points.adjusted" | "cashback.pending" | "cashback.completed" | "cashback.failed" | "cashback.reversed")[] | null;
            /** @description Since when nothing has arrived. ISO 8601. */
            failingSince: string | null;
            /**
             * Format: uuid
             * @description Its id here.
             */
            id: string;
            /** @description Until when the secret before signs as well. ISO 8601. */
            previousSecretUntil: string | null;
            /** @description Signs what is sent. Told this once: keep it. */
            secret: string;
            /** @description When it was changed last. ISO 8601. */
            updatedAt: string;
            /** @description Where it is sent. */
            url: string;
        };
    };
    responses: {
        /** @description The JSON is malformed, the cursor is not ours, a parameter is unknown, or a header is missing. */
        BadRequest: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The state does not allow it, or the same request is still being worked on. */
        Conflict: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token lacks the scope that `detail` names. */
        Forbidden: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A fault of ours. Name the `requestId` when you ask us. */
        InternalError: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is nothing here, or nothing of your program. */
        NotFound: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too long. */
        PayloadTooLarge: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It was changed since you read it: `If-Match` names another version. */
        PreconditionFailed: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The rate limit; `Retry-After` tells how long to wait. */
        TooManyRequests: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No token, or one that is unknown, expired or revoked. */
        Unauthorized: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Away for a moment; `Retry-After` tells how long to wait. */
        Unavailable: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Well-formed, but not valid: `errors` names the fields. */
        Unprocessable: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not JSON. */
        UnsupportedMediaType: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description Makes it safe to send the request again: the first answer is kept for 48 hours.
         * @example order-1001
         */
        IdempotencyKey: string;
        /** @description The `ETag` you read. When somebody was faster, the answer is 412 and nothing is changed. */
        IfMatch: string;
        /** @description A name of your own for the request; it comes back, and stands in our logs. */
        RequestId: string;
        /**
         * @description Required: the request moves money. The first answer is kept for 48 hours.
         * @example order-1001
         */
        RequiredIdempotencyKey: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The version of what was answered, for `If-Match`.
         * @example "3"
         */
        ETag: string;
        /**
         * @description `true` when this is the kept answer of an earlier request.
         * @example true
         */
        "Idempotency-Replayed": string;
        /**
         * @description Where the new resource is.
         * @example /api/v1/purchases/019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10
         */
        Location: string;
        /**
         * @description How many are left (`r`) for how many seconds (`t`).
         * @example "token";r=599;t=42
         */
        RateLimit: string;
        /**
         * @description How many requests (`q`) in how many seconds (`w`).
         * @example "token";q=600;w=60
         */
        "RateLimit-Policy": string;
        /**
         * @description Seconds to wait.
         * @example 12
         */
        "Retry-After": string;
        /**
         * @description How to authenticate.
         * @example Bearer
         */
        "WWW-Authenticate": string;
        /**
         * @description Names the request; the one you sent, when you sent one.
         * @example 019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10
         */
        "X-Request-Id": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAchievements: {
        parameters: {
            query?: {
                active?: boolean;
                /** @description Archived ones are left out unless this is true. */
                archived?: boolean;
                /** @description From `meta.nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
                sort?: "-createdAt" | "createdAt";
            };
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Achievement"][];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        meta: {
                            hasMore: boolean;
                            limit: number;
                            nextCursor: string | null;
                        };
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createAchievement: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: the first answer is kept for 48 hours.
                 * @example order-1001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "key": "early-week",
                 *       "name": "Early in the week",
                 *       "description": "Three purchases on a Monday or a Tuesday",
                 *       "points": 200,
                 *       "tier": "silver",
                 *       "criteria": {
                 *         "type": "purchase",
                 *         "target": 3,
                 *         "where": {
                 *           "field": "dayOfWeek",
                 *           "op": "in",
                 *           "value": [
                 *             "Mon",
                 *             "Tue"
                 *           ]
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewAchievement"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Achievement"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAchievement: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Achievement"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    archiveAchievement: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` you read. When somebody was faster, the answer is 412 and nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Achievement"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeAchievement: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` you read. When somebody was faster, the answer is 412 and nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "points": 250
                 *     }
                 */
                "application/json": {
                    audience?: components["schemas"]["Condition"] | null;
                    /**
                     * @description From when it counts: for what happens from now on (the default), or for all of history.
                     * @enum {string}
                     */
                    counts?: "from_now" | "since_always";
                    criteria?: {
                        /** @enum {string} */
                        distinct?: "day" | "sku" | "category";
                        target: number;
                        /** @constant */
                        type: "purchase";
                        where?: components["schemas"]["Condition"];
                        window?: "lifetime" | {
                            /** @enum {string} */
                            calendar: "day" | "week" | "month" | "quarter" | "year";
                        } | {
                            rolling: number;
                        } | {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                        } | {
                            sinceFirst: number;
                        };
                    } | {
                        items?: components["schemas"]["Condition"];
                        /** @enum {string} */
                        measure: "net" | "gross";
                        target: number;
                        /** @constant */
                        type: "spending";
                        where?: components["schemas"]["Condition"];
                        window?: "lifetime" | {
                            /** @enum {string} */
                            calendar: "day" | "week" | "month" | "quarter" | "year";
                        } | {
                            rolling: number;
                        } | {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                        } | {
                            sinceFirst: number;
                        };
                    } | {
                        target: number;
                        /** @constant */
                        type: "streak";
                        /** @enum {string} */
                        unit: "day" | "week" | "month";
                        where?: components["schemas"]["Condition"];
                    } | {
                        /** @enum {string} */
                        field: "sku" | "category";
                        need: number;
                        /** @constant */
                        type: "collection";
                        values: string[];
                        where?: components["schemas"]["Condition"];
                        window?: "lifetime" | {
                            /** @enum {string} */
                            calendar: "day" | "week" | "month" | "quarter" | "year";
                        } | {
                            rolling: number;
                        } | {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                        } | {
                            sinceFirst: number;
                        };
                    } | {
                        target: number;
                        /** @constant */
                        type: "review";
                        window?: "lifetime" | {
                            /** @enum {string} */
                            calendar: "day" | "week" | "month" | "quarter" | "year";
                        } | {
                            rolling: number;
                        } | {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                        } | {
                            sinceFirst: number;
                        };
                    } | {
                        target: number;
                        /** @constant */
                        type: "referral";
                        window?: "lifetime" | {
                            /** @enum {string} */
                            calendar: "day" | "week" | "month" | "quarter" | "year";
                        } | {
                            rolling: number;
                        } | {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                        } | {
                            sinceFirst: number;
                        };
                    } | {
                        event: string;
                        /** @enum {string} */
                        measure: "count" | "sum";
                        target: number;
                        /** @constant */
                        type: "activity";
                        where?: components["schemas"]["Condition"];
                        window?: "lifetime" | {
                            /** @enum {string} */
                            calendar: "day" | "week" | "month" | "quarter" | "year";
                        } | {
                            rolling: number;
                        } | {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                        } | {
                            sinceFirst: number;
                        };
                    } | {
                        n?: number;
                        of: string[];
                        /** @enum {string} */
                        op: "all" | "any" | "atLeast";
                        /** @constant */
                        type: "composite";
                    };
                    description?: string;
                    icon?: string;
                    isActive?: boolean;
                    name?: string;
                    points?: number;
                    recurrence?: {
                        /** @constant */
                        kind: "once";
                    } | {
                        /** @constant */
                        kind: "perWindow";
                    } | {
                        /** @default false */
                        carryExcess?: boolean;
                        /** @constant */
                        kind: "onCompletion";
                        max?: number;
                    };
                    /** @enum {string} */
                    reversal?: "revoke" | "keep";
                    schedule?: {
                        /** Format: date-time */
                        from?: string;
                        /** Format: date-time */
                        to?: string;
                    } | null;
                    /** @enum {string} */
                    tier?: "bronze" | "silver" | "gold" | "platinum" | "diamond";
                    /** @enum {string} */
                    visibility?: "public" | "secret";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Achievement"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    recordActivity: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: the first answer is kept for 48 hours.
                 * @example order-1001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "customer": {
                 *         "externalId": "c-42"
                 *       },
                 *       "name": "review",
                 *       "key": "review-9001",
                 *       "occurredAt": "2026-11-21T08:30:00Z",
                 *       "metadata": {
                 *         "stars": 5
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewActivity"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Activity"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Activity"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listBadges: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Badge"][];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createBadge: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: the first answer is kept for 48 hours.
                 * @example order-1001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "level": 6,
                 *       "name": "Obsidian",
                 *       "color": "#3b3f46",
                 *       "pointsRequired": 12000,
                 *       "achievementsRequired": 13,
                 *       "benefits": {
                 *         "cashbackBonusBps": 250,
                 *         "perks": [
                 *           "Free delivery"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewBadge"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Badge"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getBadge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Badge"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    archiveBadge: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` you read. When somebody was faster, the answer is 412 and nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Badge"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeBadge: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` you read. When somebody was faster, the answer is 412 and nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "pointsRequired": 15000
                 *     }
                 */
                "application/json": {
                    achievementsRequired?: number;
                    benefits?: {
                        /** @default 0 */
                        cashbackBonusBps?: number;
                        /** @default 1 */
                        cashbackMultiplier?: number;
                        /** @default [] */
                        perks?: string[];
                        /** @default 1 */
                        pointsMultiplier?: number;
                    };
                    color?: string;
                    /**
                     * @description From when it counts: for what happens from now on (the default), or for all of history.
                     * @enum {string}
                     */
                    counts?: "from_now" | "since_always";
                    description?: string;
                    icon?: string;
                    isActive?: boolean;
                    level?: number;
                    name?: string;
                    pointsRequired?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Badge"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listCashbackRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CashbackRule"][];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    putCashbackRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` you read. When somebody was faster, the answer is 412 and nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currency": "NGN",
                 *       "bands": [
                 *         {
                 *           "from": 0,
                 *           "rateBps": 100
                 *         },
                 *         {
                 *           "from": 500000,
                 *           "rateBps": 200
                 *         },
                 *         {
                 *           "from": 2000000,
                 *           "rateBps": 300
                 *         },
                 *         {
                 *           "from": 5000000,
                 *           "rateBps": 500
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewCashbackRule"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CashbackRule"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listCashbackTransactions: {
        parameters: {
            query?: {
                /** @description From `meta.nextCursor` of the page before. */
                cursor?: string;
                customerId?: string;
                kind?: "earn" | "clawback";
                limit?: number;
                purchaseId?: string;
                sort?: "-createdAt" | "createdAt";
                status?: "pending" | "processing" | "completed" | "failed" | "reversed" | "needs_review";
            };
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            amount: number;
                            attempts: number;
                            baseBps: number;
                            bonusBps: number;
                            completedAt: string | null;
                            createdAt: string;
                            currency: string;
                            /** Format: uuid */
                            customerId: string;
                            errorCode: string | null;
                            failedAt: string | null;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "earn" | "clawback";
                            multiplier: number;
                            /** @description Kept back to settle clawbacks: earned, and not sent. */
                            nettedAmount: number;
                            provider: string | null;
                            providerReference: string | null;
                            purchaseAmount: number;
                            /** Format: uuid */
                            purchaseId: string;
                            rateBps: number;
                            refundId: string | null;
                            reversedAmount: number;
                            reversedAt: string | null;
                            /** @enum {string} */
                            status: "pending" | "processing" | "completed" | "failed" | "reversed" | "needs_review";
                            updatedAt: string;
                        }[];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        meta: {
                            hasMore: boolean;
                            limit: number;
                            nextCursor: string | null;
                        };
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCashbackTransaction: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            amount: number;
                            attempts: number;
                            baseBps: number;
                            bonusBps: number;
                            completedAt: string | null;
                            createdAt: string;
                            currency: string;
                            /** Format: uuid */
                            customerId: string;
                            errorCode: string | null;
                            failedAt: string | null;
                            history: {
                                attempt: number;
                                durationMs: number | null;
                                error: string | null;
                                /** @enum {string} */
                                outcome: "paid" | "refused" | "unknown" | "not_sent" | "in_flight";
                                provider: string;
                                providerReference: string | null;
                                startedAt: string;
                            }[];
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "earn" | "clawback";
                            multiplier: number;
                            /** @description Kept back to settle clawbacks: earned, and not sent. */
                            nettedAmount: number;
                            provider: string | null;
                            providerReference: string | null;
                            purchaseAmount: number;
                            /** Format: uuid */
                            purchaseId: string;
                            rateBps: number;
                            refundId: string | null;
                            reversedAmount: number;
                            reversedAt: string | null;
                            /** @description Of a payout: the debts it settles. Of a clawback: the payouts that settle it. */
                            settlements: {
                                amount: number;
                                at: string;
                                /** Format: uuid */
                                clawbackId: string;
                                /** @description The order of the other side. */
                                orderId: string;
                                /** Format: uuid */
                                payoutId: string;
                                /** @enum {string} */
                                payoutStatus: "pending" | "processing" | "completed" | "failed" | "reversed" | "needs_review";
                            }[];
                            /** @enum {string} */
                            status: "pending" | "processing" | "completed" | "failed" | "reversed" | "needs_review";
                            updatedAt: string;
                        };
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    cancelCashbackTransaction: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: the first answer is kept for 48 hours.
                 * @example order-1001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The customer closed the account"
                 *     }
                 */
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            amount: number;
                            attempts: number;
                            baseBps: number;
                            bonusBps: number;
                            completedAt: string | null;
                            createdAt: string;
                            currency: string;
                            /** Format: uuid */
                            customerId: string;
                            errorCode: string | null;
                            failedAt: string | null;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "earn" | "clawback";
                            multiplier: number;
                            /** @description Kept back to settle clawbacks: earned, and not sent. */
                            nettedAmount: number;
                            provider: string | null;
                            providerReference: string | null;
                            purchaseAmount: number;
                            /** Format: uuid */
                            purchaseId: string;
                            rateBps: number;
                            refundId: string | null;
                            reversedAmount: number;
                            reversedAt: string | null;
                            /** @enum {string} */
                            status: "pending" | "processing" | "completed" | "failed" | "reversed" | "needs_review";
                            updatedAt: string;
                        };
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    retryCashbackTransaction: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Required: the request moves money. The first answer is kept for 48 hours.
                 * @example order-1001
                 */
                "Idempotency-Key": components["parameters"]["RequiredIdempotencyKey"];
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            amount: number;
                            attempts: number;
                            baseBps: number;
                            bonusBps: number;
                            completedAt: string | null;
                            createdAt: string;
                            currency: string;
                            /** Format: uuid */
                            customerId: string;
                            errorCode: string | null;
                            failedAt: string | null;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "earn" | "clawback";
                            multiplier: number;
                            /** @description Kept back to settle clawbacks: earned, and not sent. */
                            nettedAmount: number;
                            provider: string | null;
                            providerReference: string | null;
                            purchaseAmount: number;
                            /** Format: uuid */
                            purchaseId: string;
                            rateBps: number;
                            refundId: string | null;
                            reversedAmount: number;
                            reversedAt: string | null;
                            /** @enum {string} */
                            status: "pending" | "processing" | "completed" | "failed" | "reversed" | "needs_review";
                            updatedAt: string;
                        };
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description From `meta.nextCursor` of the page before. */
                cursor?: string;
                email?: string;
                /** @description Your own id of the customer. */
                externalId?: string;
                limit?: number;
                sort?: "-createdAt" | "createdAt";
            };
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Customer"][];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        meta: {
                            hasMore: boolean;
                            limit: number;
                            nextCursor: string | null;
                        };
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createCustomer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: the first answer is kept for 48 hours.
                 * @example order-1001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "externalId": "c-43",
                 *       "email": "grace@example.com",
                 *       "name": "Grace"
                 *     }
                 */
                "application/json": components["schemas"]["NewCustomer"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "id": "019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f",
                     *         "externalId": "c-43",
                     *         "email": "grace@example.com",
                     *         "name": "Grace",
                     *         "totalPoints": 0,
                     *         "totalCashback": 0,
                     *         "purchaseCount": 0,
                     *         "anonymisedAt": null,
                     *         "createdAt": "2026-11-20T10:00:02.416Z",
                     *         "updatedAt": "2026-11-20T10:00:02.416Z"
                     *       },
                     *       "meta": {},
                     *       "links": {
                     *         "self": "/api/v1/customers/019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f",
                     *         "summary": "/api/v1/customers/019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f/summary",
                     *         "achievements": "/api/v1/customers/019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f/achievements",
                     *         "badges": "/api/v1/customers/019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f/badges",
                     *         "cashback": "/api/v1/customers/019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f/cashback",
                     *         "points": "/api/v1/customers/019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f/points"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Customer"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Customer"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    anonymiseCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Customer"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Grace Obi"
                 *     }
                 */
                "application/json": {
                    email?: string | null;
                    externalId?: string | null;
                    name?: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "id": "019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f",
                     *         "externalId": "c-43",
                     *         "email": "grace@example.com",
                     *         "name": "Grace",
                     *         "totalPoints": 0,
                     *         "totalCashback": 0,
                     *         "purchaseCount": 0,
                     *         "anonymisedAt": null,
                     *         "createdAt": "2026-11-20T10:00:02.416Z",
                     *         "updatedAt": "2026-11-20T10:00:02.416Z"
                     *       },
                     *       "meta": {},
                     *       "links": {
                     *         "self": "/api/v1/customers/019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f",
                     *         "summary": "/api/v1/customers/019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f/summary",
                     *         "achievements": "/api/v1/customers/019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f/achievements",
                     *         "badges": "/api/v1/customers/019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f/badges",
                     *         "cashback": "/api/v1/customers/019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f/cashback",
                     *         "points": "/api/v1/customers/019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f/points"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Customer"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listCustomerAchievements: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** Format: uuid */
                            achievementId: string;
                            description: string;
                            icon: string;
                            key: string;
                            /** @enum {string} */
                            measure: "purchases" | "categories" | "products" | "days" | "weeks" | "months" | "reviews" | "referrals" | "times" | "sum" | "achievements" | "money";
                            missing: number;
                            name: string;
                            points: number;
                            progress: number;
                            target: number;
                            /** @enum {string} */
                            tier: "bronze" | "silver" | "gold" | "platinum" | "diamond";
                            timesUnlocked: number;
                            unlockedAt: string | null;
                            /** @enum {string} */
                            visibility: "public" | "secret";
                        }[];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCustomerBadges: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            current: {
                                /** Format: uuid */
                                badgeId: string;
                                level: number;
                                name: string;
                            } | null;
                            history: {
                                /** Format: uuid */
                                badgeId: string;
                                earnedAt: string;
                                level: number;
                                name: string;
                                revokedAt: string | null;
                            }[];
                            ladder: {
                                achievementsRequired: number;
                                /** Format: uuid */
                                badgeId: string;
                                cashbackBonusBps: number;
                                color: string;
                                description: string;
                                earnedAt: string | null;
                                level: number;
                                missing: {
                                    achievements: number;
                                    points: number;
                                };
                                name: string;
                                pointsRequired: number;
                            }[];
                        };
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCustomerCashback: {
        parameters: {
            query?: {
                /** @description From `meta.nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
                sort?: "-createdAt" | "createdAt";
            };
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            summary: {
                                currency: string;
                                /** @description Paid for what was refunded since; the next payouts settle it. */
                                owed: number;
                                paid: number;
                                paidThisMonth: number;
                                /** @description Will be sent; what is kept back for debts is not in it. */
                                pending: number;
                            };
                            transactions: components["schemas"]["CashbackTransaction"][];
                        };
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        meta: {
                            hasMore: boolean;
                            limit: number;
                            nextCursor: string | null;
                        };
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listCustomerPoints: {
        parameters: {
            query?: {
                /** @description From `meta.nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
                sort?: "-createdAt" | "createdAt";
            };
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            achievementId: string | null;
                            createdAt: string;
                            delta: number;
                            /** Format: uuid */
                            factId: string;
                            /** @enum {string} */
                            factKind: "purchase" | "refund" | "activity" | "adjustment";
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "unlock" | "revoke" | "correction" | "adjustment";
                            note: string | null;
                            occurredAt: string;
                        }[];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        meta: {
                            hasMore: boolean;
                            limit: number;
                            nextCursor: string | null;
                        };
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCustomerSummary: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "customerId": "019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f",
                     *         "points": 100,
                     *         "purchaseCount": 1,
                     *         "achievementsUnlocked": 1,
                     *         "badge": {
                     *           "badgeId": "019aa1e2-5c00-7a00-8000-000000000001",
                     *           "level": 1,
                     *           "name": "Bronze"
                     *         },
                     *         "nextBadge": {
                     *           "badgeId": "019aa1e2-5c00-7a00-8000-000000000002",
                     *           "level": 2,
                     *           "name": "Silver",
                     *           "pointsRequired": 500,
                     *           "achievementsRequired": 3,
                     *           "missing": {
                     *             "points": 400,
                     *             "achievements": 2
                     *           }
                     *         },
                     *         "cashback": {
                     *           "currency": "NGN",
                     *           "paid": 300000,
                     *           "paidThisMonth": 300000,
                     *           "pending": 0,
                     *           "owed": 0
                     *         }
                     *       },
                     *       "meta": {},
                     *       "links": {
                     *         "self": "/api/v1/customers/019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f/summary",
                     *         "customer": "/api/v1/customers/019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            achievementsUnlocked: number;
                            badge: {
                                /** Format: uuid */
                                badgeId: string;
                                level: number;
                                name: string;
                            } | null;
                            cashback: {
                                currency: string;
                                /** @description Paid for what was refunded since; the next payouts settle it. */
                                owed: number;
                                paid: number;
                                paidThisMonth: number;
                                /** @description Will be sent; what is kept back for debts is not in it. */
                                pending: number;
                            };
                            /** Format: uuid */
                            customerId: string;
                            nextBadge: {
                                achievementsRequired: number;
                                /** Format: uuid */
                                badgeId: string;
                                level: number;
                                missing: {
                                    achievements: number;
                                    points: number;
                                };
                                name: string;
                                pointsRequired: number;
                            } | null;
                            points: number;
                            purchaseCount: number;
                        };
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getOpenApiDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This document. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            429: components["responses"]["TooManyRequests"];
        };
    };
    listPurchases: {
        parameters: {
            query?: {
                currency?: string;
                /** @description From `meta.nextCursor` of the page before. */
                cursor?: string;
                customerId?: string;
                externalCustomerId?: string;
                /** @description Occurred at this instant or later. */
                from?: string;
                limit?: number;
                maxAmount?: number;
                minAmount?: number;
                /** @description Whether it was rewarded. */
                processed?: boolean;
                sort?: "-createdAt" | "createdAt" | "-occurredAt" | "occurredAt";
                status?: "pending" | "completed" | "partially_refunded" | "refunded" | "cancelled";
                /** @description Occurred before this instant. */
                to?: string;
            };
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Purchase"][];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        meta: {
                            hasMore: boolean;
                            limit: number;
                            nextCursor: string | null;
                        };
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createPurchase: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: the first answer is kept for 48 hours.
                 * @example order-1001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "orderId": "1001",
                 *       "customer": {
                 *         "externalId": "c-42",
                 *         "email": "ada@example.com",
                 *         "name": "Ada"
                 *       },
                 *       "amount": 6000000,
                 *       "currency": "NGN",
                 *       "status": "completed",
                 *       "items": [
                 *         {
                 *           "sku": "A1",
                 *           "name": "Lamp",
                 *           "category": "home",
                 *           "quantity": 2,
                 *           "unitAmount": 3000000
                 *         }
                 *       ],
                 *       "channel": "web",
                 *       "occurredAt": "2026-11-20T10:00:00Z",
                 *       "metadata": {
                 *         "store": "Lagos"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewPurchase"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "id": "019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10",
                     *         "orderId": "1001",
                     *         "customerId": "019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f",
                     *         "amount": 6000000,
                     *         "refundedAmount": 0,
                     *         "currency": "NGN",
                     *         "status": "completed",
                     *         "processedForLoyalty": false,
                     *         "items": [
                     *           {
                     *             "sku": "A1",
                     *             "name": "Lamp",
                     *             "category": "home",
                     *             "quantity": 2,
                     *             "unitAmount": 3000000
                     *           }
                     *         ],
                     *         "channel": "web",
                     *         "occurredAt": "2026-11-20T10:00:00.000Z",
                     *         "completedAt": "2026-11-20T10:00:02.417Z",
                     *         "metadata": {
                     *           "store": "Lagos"
                     *         },
                     *         "createdAt": "2026-11-20T10:00:02.417Z",
                     *         "updatedAt": "2026-11-20T10:00:02.417Z"
                     *       },
                     *       "meta": {},
                     *       "links": {
                     *         "self": "/api/v1/purchases/019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10",
                     *         "rewards": "/api/v1/purchases/019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10/rewards",
                     *         "customer": "/api/v1/customers/019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Purchase"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "id": "019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10",
                     *         "orderId": "1001",
                     *         "customerId": "019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f",
                     *         "amount": 6000000,
                     *         "refundedAmount": 0,
                     *         "currency": "NGN",
                     *         "status": "completed",
                     *         "processedForLoyalty": false,
                     *         "items": [
                     *           {
                     *             "sku": "A1",
                     *             "name": "Lamp",
                     *             "category": "home",
                     *             "quantity": 2,
                     *             "unitAmount": 3000000
                     *           }
                     *         ],
                     *         "channel": "web",
                     *         "occurredAt": "2026-11-20T10:00:00.000Z",
                     *         "completedAt": "2026-11-20T10:00:02.417Z",
                     *         "metadata": {
                     *           "store": "Lagos"
                     *         },
                     *         "createdAt": "2026-11-20T10:00:02.417Z",
                     *         "updatedAt": "2026-11-20T10:00:02.417Z"
                     *       },
                     *       "meta": {},
                     *       "links": {
                     *         "self": "/api/v1/purchases/019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10",
                     *         "rewards": "/api/v1/purchases/019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10/rewards",
                     *         "customer": "/api/v1/customers/019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Purchase"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getPurchase: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Purchase"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    cancelPurchase: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: the first answer is kept for 48 hours.
                 * @example order-1001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Purchase"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    completePurchase: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: the first answer is kept for 48 hours.
                 * @example order-1001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Purchase"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    refundPurchase: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Required: the request moves money. The first answer is kept for 48 hours.
                 * @example order-1001
                 */
                "Idempotency-Key": components["parameters"]["RequiredIdempotencyKey"];
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "lines": [
                 *         {
                 *           "index": 0,
                 *           "quantity": 1
                 *         }
                 *       ],
                 *       "reason": "Came broken"
                 *     }
                 */
                "application/json": {
                    amount?: number;
                    externalId?: string;
                    lines?: {
                        index: number;
                        quantity: number;
                    }[];
                    /** Format: date-time */
                    occurredAt?: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Refund"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Refund"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    previewRefund: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: the first answer is kept for 48 hours.
                 * @example order-1001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "lines": [
                 *         {
                 *           "index": 0,
                 *           "quantity": 1
                 *         }
                 *       ],
                 *       "reason": "Came broken"
                 *     }
                 */
                "application/json": {
                    amount?: number;
                    externalId?: string;
                    lines?: {
                        index: number;
                        quantity: number;
                    }[];
                    /** Format: date-time */
                    occurredAt?: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "purchaseId": "019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10",
                     *         "refund": {
                     *           "amount": 3000000,
                     *           "lines": [
                     *             {
                     *               "index": 0,
                     *               "quantity": 1
                     *             }
                     *           ]
                     *         },
                     *         "purchase": {
                     *           "status": "partially_refunded",
                     *           "amount": 6000000,
                     *           "refundedAmount": 3000000,
                     *           "netAmount": 3000000,
                     *           "currency": "NGN"
                     *         },
                     *         "cashback": {
                     *           "transactionId": "019aa1e2-5d00-7b6d-9d3a-2f1d5e8c7a10",
                     *           "currency": "NGN",
                     *           "status": "pending",
                     *           "policy": "reevaluate",
                     *           "before": 300000,
                     *           "after": 90000,
                     *           "takenBack": 210000,
                     *           "how": "reversed"
                     *         },
                     *         "points": {
                     *           "before": 300,
                     *           "after": 100,
                     *           "delta": -200
                     *         },
                     *         "achievements": [
                     *           {
                     *             "achievementId": "019aa1e2-5c00-7a00-8000-0000000000a2",
                     *             "key": "big-basket",
                     *             "name": "Big basket",
                     *             "cycle": 1,
                     *             "change": "revoked",
                     *             "before": 1,
                     *             "after": 0,
                     *             "target": 1,
                     *             "points": -200
                     *           }
                     *         ],
                     *         "badge": {
                     *           "before": {
                     *             "level": 2,
                     *             "name": "Silver"
                     *           },
                     *           "after": {
                     *             "level": 1,
                     *             "name": "Bronze"
                     *           }
                     *         }
                     *       },
                     *       "meta": {},
                     *       "links": {
                     *         "self": "/api/v1/purchases/019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10/refunds/preview",
                     *         "purchase": "/api/v1/purchases/019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10",
                     *         "refunds": "/api/v1/purchases/019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10/refunds"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["RefundPreview"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getPurchaseRewards: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "purchaseId": "019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10",
                     *         "processed": true,
                     *         "processedAt": "2026-11-20T10:00:02.731Z",
                     *         "points": 100,
                     *         "achievements": [
                     *           {
                     *             "achievementId": "019aa1e2-5c00-7a00-8000-0000000000a1",
                     *             "key": "first-purchase",
                     *             "name": "First purchase",
                     *             "before": 0,
                     *             "after": 1,
                     *             "target": 1,
                     *             "unlocked": true,
                     *             "points": 100
                     *           }
                     *         ],
                     *         "badge": {
                     *           "before": null,
                     *           "after": {
                     *             "level": 1,
                     *             "name": "Bronze"
                     *           }
                     *         },
                     *         "cashback": {
                     *           "transactionId": "019aa1e2-5d00-7b6d-9d3a-2f1d5e8c7a10",
                     *           "amount": 300000,
                     *           "currency": "NGN",
                     *           "rateBps": 500,
                     *           "baseBps": 500,
                     *           "bonusBps": 0,
                     *           "multiplier": 1,
                     *           "status": "pending"
                     *         },
                     *         "trace": [
                     *           {
                     *             "subject": "achievement:big-basket",
                     *             "outcome": "not_matched",
                     *             "reasons": [
                     *               {
                     *                 "field": "amount",
                     *                 "op": "gte",
                     *                 "expected": 10000000,
                     *                 "observed": 6000000
                     *               }
                     *             ]
                     *           }
                     *         ]
                     *       },
                     *       "meta": {},
                     *       "links": {
                     *         "self": "/api/v1/purchases/019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10/rewards",
                     *         "purchase": "/api/v1/purchases/019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["PurchaseRewards"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createPurchases: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: the first answer is kept for 48 hours.
                 * @example order-1001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "purchases": [
                 *         {
                 *           "orderId": "1001",
                 *           "customer": {
                 *             "externalId": "c-42",
                 *             "email": "ada@example.com",
                 *             "name": "Ada"
                 *           },
                 *           "amount": 6000000,
                 *           "currency": "NGN",
                 *           "status": "completed",
                 *           "items": [
                 *             {
                 *               "sku": "A1",
                 *               "name": "Lamp",
                 *               "category": "home",
                 *               "quantity": 2,
                 *               "unitAmount": 3000000
                 *             }
                 *           ],
                 *           "channel": "web",
                 *           "occurredAt": "2026-11-20T10:00:00Z",
                 *           "metadata": {
                 *             "store": "Lagos"
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    purchases: components["schemas"]["NewPurchase"][];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "index": 0,
                     *           "status": 201,
                     *           "data": {
                     *             "id": "019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10",
                     *             "orderId": "1001",
                     *             "customerId": "019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f",
                     *             "amount": 6000000,
                     *             "refundedAmount": 0,
                     *             "currency": "NGN",
                     *             "status": "completed",
                     *             "processedForLoyalty": false,
                     *             "items": [
                     *               {
                     *                 "sku": "A1",
                     *                 "name": "Lamp",
                     *                 "category": "home",
                     *                 "quantity": 2,
                     *                 "unitAmount": 3000000
                     *               }
                     *             ],
                     *             "channel": "web",
                     *             "occurredAt": "2026-11-20T10:00:00.000Z",
                     *             "completedAt": "2026-11-20T10:00:02.417Z",
                     *             "metadata": {
                     *               "store": "Lagos"
                     *             },
                     *             "createdAt": "2026-11-20T10:00:02.417Z",
                     *             "updatedAt": "2026-11-20T10:00:02.417Z"
                     *           }
                     *         },
                     *         {
                     *           "index": 1,
                     *           "status": 422,
                     *           "error": {
                     *             "code": "validation_failed",
                     *             "message": "amount must be at least 1",
                     *             "errors": {
                     *               "amount": [
                     *                 "must be at least 1"
                     *               ]
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "meta": {},
                     *       "links": {
                     *         "self": "/api/v1/purchases/batch"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            data?: components["schemas"]["Purchase"];
                            error?: {
                                code: string;
                                errors?: {
                                    [key: string]: string[];
                                };
                                message: string;
                            };
                            index: number;
                            /** @description 201 new, 200 stored before, else why not: the status it would have alone. */
                            status: number;
                        }[];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    simulatePurchase: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: the first answer is kept for 48 hours.
                 * @example order-1001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "orderId": "1001",
                 *       "customer": {
                 *         "externalId": "c-42",
                 *         "email": "ada@example.com",
                 *         "name": "Ada"
                 *       },
                 *       "amount": 6000000,
                 *       "currency": "NGN",
                 *       "status": "completed",
                 *       "items": [
                 *         {
                 *           "sku": "A1",
                 *           "name": "Lamp",
                 *           "category": "home",
                 *           "quantity": 2,
                 *           "unitAmount": 3000000
                 *         }
                 *       ],
                 *       "channel": "web",
                 *       "occurredAt": "2026-11-20T10:00:00Z",
                 *       "metadata": {
                 *         "store": "Lagos"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewPurchase"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PurchaseSimulation"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                active?: boolean;
                /** @description From `meta.nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
                sort?: "-createdAt" | "createdAt";
            };
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Webhook"][];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        meta: {
                            hasMore: boolean;
                            limit: number;
                            nextCursor: string | null;
                        };
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: the first answer is kept for 48 hours.
                 * @example order-1001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://shop.example.com/hooks/laurel",
                 *       "eventTypes": [
                 *         "achievement.unlocked",
                 *         "badge.unlocked",
                 *         "cashback.completed"
                 *       ],
                 *       "description": "The shop"
                 *     }
                 */
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookWithSecret"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Webhook"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Webhook"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "rotateSecret": true
                 *     }
                 */
                "application/json": {
                    active?: boolean;
                    description?: string | null;
                    eventTypes?: ("purchase.completed" | "purchase.rewarded" | "purchase.refunded" | "achievement.progressed" | "achievement.unlocked" | "achievement.revoked" | "badge.unlocked" | "badge.revoked" | "points.adjusted" | "cashback.pending" | "cashback.completed" | "cashback.failed" | "cashback.reversed")[] | null;
                    /** @description True: a new secret, told in the answer, once. */
                    rotateSecret?: boolean;
                    url?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ChangedWebhook"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description From `meta.nextCursor` of the page before. */
                cursor?: string;
                eventType?: "purchase.completed" | "purchase.rewarded" | "purchase.refunded" | "achievement.progressed" | "achievement.unlocked" | "achievement.revoked" | "badge.unlocked" | "badge.revoked" | "points.adjusted" | "cashback.pending" | "cashback.completed" | "cashback.failed" | "cashback.reversed";
                limit?: number;
                sort?: "-createdAt" | "createdAt";
                status?: "pending" | "delivered" | "failed";
            };
            header?: {
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookDelivery"][];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        meta: {
                            hasMore: boolean;
                            limit: number;
                            nextCursor: string | null;
                        };
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    resendWebhookDelivery: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: the first answer is kept for 48 hours.
                 * @example order-1001
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description A name of your own for the request; it comes back, and stands in our logs. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                deliveryId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookDelivery"];
                        /** @description Paths of this and of related resources. */
                        links: {
                            [key: string]: string;
                        };
                        message?: string;
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    onAchievementProgressed: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every delivery of one event: drop what you have seen. */
                "webhook-id": string;
                /** @description `v1,` and the signature, by Standard Webhooks; several, when the secret is being changed. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds since 1970. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "achievement.progressed",
                 *       "timestamp": "2026-11-20T10:00:03.120Z",
                 *       "data": {
                 *         "factKind": "purchase",
                 *         "achievements": [
                 *           {
                 *             "key": "regular",
                 *             "cycle": 1,
                 *             "before": 0,
                 *             "after": 1,
                 *             "target": 5
                 *           }
                 *         ],
                 *         "customerId": "019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f",
                 *         "externalCustomerId": "c-42",
                 *         "subjectId": "019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description What happened, and to which customer. Amounts in minor units. */
                    data: Record<string, never>;
                    /** Format: date-time */
                    timestamp: string;
                    /** @constant */
                    type: "achievement.progressed";
                };
            };
        };
        responses: {
            /** @description Received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not wanted any more: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onAchievementRevoked: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every delivery of one event: drop what you have seen. */
                "webhook-id": string;
                /** @description `v1,` and the signature, by Standard Webhooks; several, when the secret is being changed. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds since 1970. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "achievement.revoked",
                 *       "timestamp": "2026-11-20T10:00:03.120Z",
                 *       "data": {
                 *         "achievementId": "019aa1e2-5c00-7a00-8000-0000000000a1",
                 *         "key": "first-purchase",
                 *         "cycle": 1,
                 *         "version": 1,
                 *         "points": 100,
                 *         "factKind": "refund",
                 *         "factId": "019aa1e2-5e00-7b6d-9d3a-2f1d5e8c7a10",
                 *         "customerId": "019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f",
                 *         "externalCustomerId": "c-42",
                 *         "subjectId": "019aa1e2-5c00-7a00-8000-0000000000a1"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description What happened, and to which customer. Amounts in minor units. */
                    data: Record<string, never>;
                    /** Format: date-time */
                    timestamp: string;
                    /** @constant */
                    type: "achievement.revoked";
                };
            };
        };
        responses: {
            /** @description Received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not wanted any more: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onAchievementUnlocked: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every delivery of one event: drop what you have seen. */
                "webhook-id": string;
                /** @description `v1,` and the signature, by Standard Webhooks; several, when the secret is being changed. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds since 1970. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "achievement.unlocked",
                 *       "timestamp": "2026-11-20T10:00:03.120Z",
                 *       "data": {
                 *         "achievementId": "019aa1e2-5c00-7a00-8000-0000000000a1",
                 *         "key": "first-purchase",
                 *         "cycle": 1,
                 *         "version": 1,
                 *         "points": 100,
                 *         "factKind": "purchase",
                 *         "factId": "019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10",
                 *         "customerId": "019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f",
                 *         "externalCustomerId": "c-42",
                 *         "subjectId": "019aa1e2-5c00-7a00-8000-0000000000a1"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description What happened, and to which customer. Amounts in minor units. */
                    data: Record<string, never>;
                    /** Format: date-time */
                    timestamp: string;
                    /** @constant */
                    type: "achievement.unlocked";
                };
            };
        };
        responses: {
            /** @description Received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not wanted any more: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onBadgeRevoked: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every delivery of one event: drop what you have seen. */
                "webhook-id": string;
                /** @description `v1,` and the signature, by Standard Webhooks; several, when the secret is being changed. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds since 1970. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "badge.revoked",
                 *       "timestamp": "2026-11-20T10:00:03.120Z",
                 *       "data": {
                 *         "badgeId": "019aa1e2-5c00-7a00-8000-000000000001",
                 *         "level": 1,
                 *         "version": 1,
                 *         "factKind": "refund",
                 *         "factId": "019aa1e2-5e00-7b6d-9d3a-2f1d5e8c7a10",
                 *         "customerId": "019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f",
                 *         "externalCustomerId": "c-42",
                 *         "subjectId": "019aa1e2-5c00-7a00-8000-000000000001"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description What happened, and to which customer. Amounts in minor units. */
                    data: Record<string, never>;
                    /** Format: date-time */
                    timestamp: string;
                    /** @constant */
                    type: "badge.revoked";
                };
            };
        };
        responses: {
            /** @description Received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not wanted any more: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onBadgeUnlocked: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every delivery of one event: drop what you have seen. */
                "webhook-id": string;
                /** @description `v1,` and the signature, by Standard Webhooks; several, when the secret is being changed. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds since 1970. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "badge.unlocked",
                 *       "timestamp": "2026-11-20T10:00:03.120Z",
                 *       "data": {
                 *         "badgeId": "019aa1e2-5c00-7a00-8000-000000000001",
                 *         "level": 1,
                 *         "version": 1,
                 *         "factKind": "purchase",
                 *         "factId": "019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10",
                 *         "customerId": "019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f",
                 *         "externalCustomerId": "c-42",
                 *         "subjectId": "019aa1e2-5c00-7a00-8000-000000000001"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description What happened, and to which customer. Amounts in minor units. */
                    data: Record<string, never>;
                    /** Format: date-time */
                    timestamp: string;
                    /** @constant */
                    type: "badge.unlocked";
                };
            };
        };
        responses: {
            /** @description Received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not wanted any more: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onCashbackCompleted: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every delivery of one event: drop what you have seen. */
                "webhook-id": string;
                /** @description `v1,` and the signature, by Standard Webhooks; several, when the secret is being changed. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds since 1970. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "cashback.completed",
                 *       "timestamp": "2026-11-20T10:00:03.120Z",
                 *       "data": {
                 *         "purchaseId": "019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10",
                 *         "amount": 300000,
                 *         "currency": "NGN",
                 *         "customerId": "019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f",
                 *         "externalCustomerId": "c-42",
                 *         "subjectId": "019aa1e2-5d00-7b6d-9d3a-2f1d5e8c7a10"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description What happened, and to which customer. Amounts in minor units. */
                    data: Record<string, never>;
                    /** Format: date-time */
                    timestamp: string;
                    /** @constant */
                    type: "cashback.completed";
                };
            };
        };
        responses: {
            /** @description Received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not wanted any more: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onCashbackFailed: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every delivery of one event: drop what you have seen. */
                "webhook-id": string;
                /** @description `v1,` and the signature, by Standard Webhooks; several, when the secret is being changed. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds since 1970. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "cashback.failed",
                 *       "timestamp": "2026-11-20T10:00:03.120Z",
                 *       "data": {
                 *         "purchaseId": "019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10",
                 *         "amount": 300000,
                 *         "currency": "NGN",
                 *         "code": "account_closed",
                 *         "customerId": "019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f",
                 *         "externalCustomerId": "c-42",
                 *         "subjectId": "019aa1e2-5d00-7b6d-9d3a-2f1d5e8c7a10"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description What happened, and to which customer. Amounts in minor units. */
                    data: Record<string, never>;
                    /** Format: date-time */
                    timestamp: string;
                    /** @constant */
                    type: "cashback.failed";
                };
            };
        };
        responses: {
            /** @description Received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not wanted any more: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onCashbackPending: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every delivery of one event: drop what you have seen. */
                "webhook-id": string;
                /** @description `v1,` and the signature, by Standard Webhooks; several, when the secret is being changed. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds since 1970. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "cashback.pending",
                 *       "timestamp": "2026-11-20T10:00:03.120Z",
                 *       "data": {
                 *         "purchaseId": "019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10",
                 *         "amount": 300000,
                 *         "currency": "NGN",
                 *         "rateBps": 500,
                 *         "customerId": "019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f",
                 *         "externalCustomerId": "c-42",
                 *         "subjectId": "019aa1e2-5d00-7b6d-9d3a-2f1d5e8c7a10"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description What happened, and to which customer. Amounts in minor units. */
                    data: Record<string, never>;
                    /** Format: date-time */
                    timestamp: string;
                    /** @constant */
                    type: "cashback.pending";
                };
            };
        };
        responses: {
            /** @description Received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not wanted any more: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onCashbackReversed: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every delivery of one event: drop what you have seen. */
                "webhook-id": string;
                /** @description `v1,` and the signature, by Standard Webhooks; several, when the secret is being changed. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds since 1970. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "cashback.reversed",
                 *       "timestamp": "2026-11-20T10:00:03.120Z",
                 *       "data": {
                 *         "purchaseId": "019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10",
                 *         "amount": 165000,
                 *         "currency": "NGN",
                 *         "refundId": "019aa1e2-5e00-7b6d-9d3a-2f1d5e8c7a10",
                 *         "transactionId": "019aa1e2-5d00-7b6d-9d3a-2f1d5e8c7a10",
                 *         "left": 135000,
                 *         "how": "reverse",
                 *         "customerId": "019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f",
                 *         "externalCustomerId": "c-42",
                 *         "subjectId": "019aa1e2-5d00-7b6d-9d3a-2f1d5e8c7a10"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description What happened, and to which customer. Amounts in minor units. */
                    data: Record<string, never>;
                    /** Format: date-time */
                    timestamp: string;
                    /** @constant */
                    type: "cashback.reversed";
                };
            };
        };
        responses: {
            /** @description Received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not wanted any more: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onPointsAdjusted: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every delivery of one event: drop what you have seen. */
                "webhook-id": string;
                /** @description `v1,` and the signature, by Standard Webhooks; several, when the secret is being changed. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds since 1970. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "points.adjusted",
                 *       "timestamp": "2026-11-20T10:00:03.120Z",
                 *       "data": {
                 *         "points": 50,
                 *         "reason": "Sorry for the late parcel",
                 *         "total": 150,
                 *         "customerId": "019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f",
                 *         "externalCustomerId": "c-42",
                 *         "subjectId": "019aa1e2-5f00-7b6d-9d3a-2f1d5e8c7a10"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description What happened, and to which customer. Amounts in minor units. */
                    data: Record<string, never>;
                    /** Format: date-time */
                    timestamp: string;
                    /** @constant */
                    type: "points.adjusted";
                };
            };
        };
        responses: {
            /** @description Received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not wanted any more: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onPurchaseCompleted: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every delivery of one event: drop what you have seen. */
                "webhook-id": string;
                /** @description `v1,` and the signature, by Standard Webhooks; several, when the secret is being changed. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds since 1970. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "purchase.completed",
                 *       "timestamp": "2026-11-20T10:00:03.120Z",
                 *       "data": {
                 *         "purchaseId": "019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10",
                 *         "amount": 6000000,
                 *         "currency": "NGN",
                 *         "orderId": "1001",
                 *         "customerId": "019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f",
                 *         "externalCustomerId": "c-42",
                 *         "subjectId": "019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description What happened, and to which customer. Amounts in minor units. */
                    data: Record<string, never>;
                    /** Format: date-time */
                    timestamp: string;
                    /** @constant */
                    type: "purchase.completed";
                };
            };
        };
        responses: {
            /** @description Received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not wanted any more: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onPurchaseRefunded: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every delivery of one event: drop what you have seen. */
                "webhook-id": string;
                /** @description `v1,` and the signature, by Standard Webhooks; several, when the secret is being changed. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds since 1970. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "purchase.refunded",
                 *       "timestamp": "2026-11-20T10:00:03.120Z",
                 *       "data": {
                 *         "purchaseId": "019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10",
                 *         "amount": 1500000,
                 *         "points": 0,
                 *         "customerId": "019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f",
                 *         "externalCustomerId": "c-42",
                 *         "subjectId": "019aa1e2-5e00-7b6d-9d3a-2f1d5e8c7a10"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description What happened, and to which customer. Amounts in minor units. */
                    data: Record<string, never>;
                    /** Format: date-time */
                    timestamp: string;
                    /** @constant */
                    type: "purchase.refunded";
                };
            };
        };
        responses: {
            /** @description Received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not wanted any more: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onPurchaseRewarded: {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every delivery of one event: drop what you have seen. */
                "webhook-id": string;
                /** @description `v1,` and the signature, by Standard Webhooks; several, when the secret is being changed. */
                "webhook-signature": string;
                /** @description When it was sent, in seconds since 1970. Refuse what is older than five minutes. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "purchase.rewarded",
                 *       "timestamp": "2026-11-20T10:00:03.120Z",
                 *       "data": {
                 *         "points": 100,
                 *         "cashback": 300000,
                 *         "currency": "NGN",
                 *         "customerId": "019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f",
                 *         "externalCustomerId": "c-42",
                 *         "subjectId": "019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description What happened, and to which customer. Amounts in minor units. */
                    data: Record<string, never>;
                    /** Format: date-time */
                    timestamp: string;
                    /** @constant */
                    type: "purchase.rewarded";
                };
            };
        };
        responses: {
            /** @description Received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not wanted any more: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
