using System.Text;
using System.Text.Json;
using RulesHarness.Diagnostics;
using RulesHarness.Diagnostics.Json;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Files;

/// <summary>
/// Reads the file's two lists, entry by entry: a finding about one does not keep the others from being read.
/// </summary>
internal sealed class IndexFileReader
{
    private readonly string _file;
    private readonly byte[] _utf8;
    private readonly IndexFileContext _context;

    public IndexFileReader(string file, string text)
    {
        (_file, _utf8) = (file, Encoding.UTF8.GetBytes(text));
        _context = new IndexFileContext(file, _utf8);
    }

    public IndexFile Read()
    {
        JsonValue root;
        try
        {
            root = JsonTree.Read(_utf8);
        }
        catch (JsonException unreadable)
        {
            var (line, column) = ((int)(unreadable.LineNumber ?? 0) + 1, (int)(unreadable.BytePositionInLine ?? 0) + 1);
            return Unusable([IndexDiagnostics.NotJson.At(_file, line, column, unreadable.Message.Split(". ")[0])]);
        }

        // The Firebase CLI looks for a member of whatever it reads, finds none, and deploys nothing.
        if (root.Kind == JsonValueKind.Object)
        {
            return Read(root);
        }
        _context.Report(IndexDiagnostics.NotDeployed, root);
        return new IndexFile([], [], _context.Found);
    }

    private static IndexFile Unusable(IReadOnlyList<Diagnostic> found) => new([], [], found) { IsUsable = false };

    private IndexFile Read(JsonValue root)
    {
        if (TrailingCommas.First(_utf8) is { } comma)
        {
            _context.Report(IndexDiagnostics.TrailingComma, comma);
        }
        _context.CheckKeys(root, "indexes", "fieldOverrides", "$schema");
        var read = Composite(root).Select(new CompositeIndexReader(_context).Read).OfType<IndexEntry>().ToList();
        List<IndexDeclaration> composite = [.. from entry in read where entry.ServesClients select entry.Index];
        var entries = _context.Items(root, "fieldOverrides");
        var overrides = entries.Select(new FieldOverrideReader(_context).Read).OfType<FieldOverride>().ToList();
        ReportTwice(composite.Select(index => (IndexShape.Of(index).ToString(), index.Place)), IndexDiagnostics.Twice);
        ReportTwice(
            overrides.Select(each => ($"{each.Collection}.{each.Field}", each.Place)),
            IndexDiagnostics.OverriddenTwice
        );
        ReportTwice(TimesToLive(entries), IndexDiagnostics.TwoTimesToLive);
        if (composite.Count > IndexLimits.CompositeIndexes)
        {
            _context.Report(IndexDiagnostics.TooManyIndexes, root, composite.Count, IndexLimits.CompositeIndexes);
        }
        if (overrides.Count > IndexLimits.FieldOverrides)
        {
            _context.Report(IndexDiagnostics.TooManyOverrides, root, overrides.Count, IndexLimits.FieldOverrides);
        }
        var isDeployed = IndexFileContext.Member(root, "indexes") is not null;
        if (!isDeployed)
        {
            _context.Report(IndexDiagnostics.NotDeployed, root);
        }
        var all = isDeployed ? overrides : [];
        return new IndexFile([.. composite, .. OfGroups(all)], all, _context.Found)
        {
            IsUsable = _context.Unread == 0,
            Entries = read,
        };
    }

    /// <summary>
    /// Gets the entries for composite indexes. Something else than a list has no entries for the CLI.
    /// </summary>
    private IReadOnlyList<JsonValue> Composite(JsonValue root)
    {
        var list = IndexFileContext.Member(root, "indexes");
        if (list is { Kind: JsonValueKind.Object or JsonValueKind.True or JsonValueKind.Number })
        {
            _context.Report(IndexDiagnostics.NoList, list);
            return [];
        }

        return _context.Items(root, "indexes");
    }

    private static IEnumerable<IndexDeclaration> OfGroups(IEnumerable<FieldOverride> overrides) =>
        from each in overrides
        from single in each.Indexes
        where single.IsGroup
        select new IndexDeclaration(each.Collection, true, [new IndexField(each.Field, single.Mode)], each.Place);

    private IEnumerable<(string Collection, Place Place)> TimesToLive(IReadOnlyList<JsonValue> entries)
    {
        foreach (
            var entry in entries.Where(entry =>
                entry is { Kind: JsonValueKind.Object } && entry.Last("ttl")?.Kind == JsonValueKind.True
            )
        )
        {
            if (entry["collectionGroup"] is { Kind: JsonValueKind.String } collection)
            {
                yield return (collection.Text, _context.PlaceOf(entry));
            }
        }
    }

    private void ReportTwice(IEnumerable<(string Name, Place Place)> entries, DiagnosticDescriptor finding)
    {
        var byName = entries.GroupBy(entry => entry.Name);
        foreach (var same in byName.Where(same => same.Count() > 1))
        {
            foreach (var (_, place) in same.Skip(1))
            {
                _context.Report(finding, place, same.Key, same.First().Place.Line);
            }
        }
    }
}
