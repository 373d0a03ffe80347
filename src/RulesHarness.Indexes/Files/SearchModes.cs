using System.Text.Json;
using RulesHarness.Diagnostics.Json;

namespace RulesHarness.Indexes.Files;

/// <summary>
/// Checks how an index holds a field for a search of text or of places. No query of a client library uses it.
/// </summary>
internal sealed class SearchModes(IndexFileContext context)
{
    public void Check(JsonValue config)
    {
        if (IndexFileContext.Member(config, "textSpec") is { } text)
        {
            CheckText(text);
        }
        var place = IndexFileContext.Member(config, "geoSpec")?["geoJsonIndexingDisabled"];
        if (place is { Kind: not (JsonValueKind.True or JsonValueKind.False) })
        {
            context.Report(IndexDiagnostics.WrongKind, place, "geoJsonIndexingDisabled", "true or false");
        }
    }

    private void CheckText(JsonValue text)
    {
        if (IndexFileContext.Member(text, "indexSpecs") is null)
        {
            context.Report(IndexDiagnostics.Lacks, text, "indexSpecs");
            return;
        }

        foreach (var spec in context.Items(text, "indexSpecs"))
        {
            CheckWord(spec, "indexType", "TOKENIZED", "TEXT_INDEX_TYPE_UNSPECIFIED");
            CheckWord(spec, "matchType", "MATCH_GLOBALLY", "TEXT_MATCH_TYPE_UNSPECIFIED");
        }
    }

    private void CheckWord(JsonValue spec, string name, params string[] words)
    {
        if (IndexFileContext.Member(spec, name) is null)
        {
            context.Report(IndexDiagnostics.Lacks, spec, name);
            return;
        }

        context.Check(spec, name, words);
    }
}
