using RulesHarness.Diagnostics;
using RulesHarness.Language.Analysis;
using RulesHarness.Specification.Model;

namespace RulesHarness.Checking;

/// <summary>
/// The places of findings in a project's files: the collection that each is about, and the text of its line.
/// </summary>
internal sealed class DiagnosticLocations
{
    private readonly ProjectFiles _files;
    private readonly DataModel _model;
    private readonly RulesOutline? _outline;
    private readonly Dictionary<(string File, int Line), string> _ofSpec = [];

    public DiagnosticLocations(ProjectFiles files, DataModel model)
    {
        _files = files;
        _model = model;
        _outline = files.Compiled?.Outline;
        foreach (var (place, collection) in Places(model))
        {
            _ofSpec.TryAdd((place.File, place.Line), collection.Text);
        }
    }

    /// <summary>The paths of all collections that the spec or the rules name.</summary>
    public static IReadOnlyCollection<string> Collections(DataModel model, RulesOutline? outline)
    {
        var ofSpec = model
            .Rows.Select(collection => collection.Row.Text)
            .Concat(model.Policies.Select(policy => model.RowOf(policy.Collection).Text));
        var ofRules = outline is null
            ? []
            : outline
                .Collections.Select(pattern => pattern.Path)
                .Concat(outline.Statements.Select(statement => statement.Path));
        return [.. ofSpec.Concat(ofRules).Distinct()];
    }

    /// <summary>The finding with the collection that its place is about, unless it knows that itself.</summary>
    public Diagnostic WithCollection(Diagnostic finding)
    {
        if (finding.Collection.Length > 0)
        {
            return finding with { Collection = RowOf(finding.Collection) };
        }
        var collection =
            finding.File == _files.Rules?.Path
                ? OfRules(finding.Line)
                : _ofSpec.GetValueOrDefault((finding.File, finding.Line));
        return collection is null ? finding : finding with { Collection = RowOf(collection) };
    }

    /// <summary>A collection that a row of the inventory stands for is known by the row's path.</summary>
    private string RowOf(string collection) =>
        CollectionPath.TryParse(collection) is { } path ? _model.RowOf(path).Text : collection;

    /// <summary>The text of a finding's line, without the space around it; empty where there is none.</summary>
    public string LineOf(Diagnostic finding)
    {
        var lines = TextOf(finding.File).Split('\n');
        return finding.Line <= lines.Length ? lines[finding.Line - 1].Trim() : "";
    }

    private string TextOf(string file)
    {
        if (file == _files.Rules?.Path)
        {
            return _files.Rules.Text;
        }
        if (file == _files.Indexes?.Path)
        {
            return _files.Indexes.Text;
        }
        return _files.Specs.FirstOrDefault(spec => spec.Path == file)?.Text ?? "";
    }

    private string? OfRules(int line)
    {
        var statement = _outline?.Statements.LastOrDefault(outlined =>
            outlined.Statement.Span.Line <= line && line <= outlined.Statement.Condition?.Span.Line
        );
        return statement is null ? null : string.Join('/', statement.Segments.SkipLast(1));
    }

    private static IEnumerable<(Place Place, CollectionPath Collection)> Places(DataModel model) =>
        [
            .. model.Policies.SelectMany(policy =>
                policy
                    .Permissions.Select(sentence => (sentence.Place, policy.Collection))
                    .Append((policy.Place, policy.Collection))
            ),
            .. model.Collections.SelectMany(collection =>
                collection.StoredFields.Select(field => (field.Place, collection.Path))
            ),
            .. model.AccessPatterns.Select(pattern => (pattern.Place, pattern.Collection)),
        ];
}
