using System.Text.Json;
using RulesHarness.Migrating;
using RulesHarness.Migration;

namespace RulesHarness.Reporting;

/// <summary>A migration as JSON.</summary>
internal static class MigrationJson
{
    public static string Write(MigrationOutcome outcome) =>
        JsonReport.Write(json =>
        {
            var run = outcome.Run;
            json.WriteBoolean("holds", outcome.Holds);
            json.Object("sources", run.Sources, Source);
            json.Object("collections", run.Collections, Collection);
            json.Object("fanOuts", run.FanOuts, FanOut);
            json.WriteNumber("documents", run.Documents);
            json.WriteNumber("rejected", run.Rejected);
            json.WriteNumber("doneElsewhere", run.DoneElsewhere);
            json.WriteNumber("leftBehind", run.LeftBehind);
            json.WriteNumber("owners", outcome.Owners);
            json.WriteNumber("ownersRequests", outcome.Granted);
            json.Diagnostics(outcome.Diagnostics);
        });

    private static void Source(Utf8JsonWriter json, SourceCount source)
    {
        json.WriteString("name", source.Source);
        json.WriteString("file", source.File);
        json.WriteNumber("rows", source.Rows);
        json.WriteNumber("leftOut", source.LeftOut);
        json.WriteNumber("unreadable", source.Unreadable);
    }

    private static void Collection(Utf8JsonWriter json, CollectionCount collection)
    {
        json.WriteString("source", collection.Source);
        json.WriteString("collection", collection.Collection);
        json.WriteNumber("documents", collection.Documents);
        json.WriteNumber("rejected", collection.Rejected);
        json.WriteNumber("leftOut", collection.LeftOut);
        json.Strings("defaults", collection.Defaults);
        json.WriteNumber("largestBytes", collection.Largest.Bytes);
        json.WriteString("largest", collection.Largest.Path);
        json.WriteNumber("mostIndexEntries", collection.MostIndexed.Entries);
    }

    private static void FanOut(Utf8JsonWriter json, FanOut fanOut)
    {
        json.WriteString("from", fanOut.From);
        json.WriteString("to", fanOut.To);
        json.WriteString("value", fanOut.Value);
        json.WriteNumber("documents", fanOut.Documents);
        json.WriteNumber("dangling", fanOut.Dangling);
    }
}
