using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Configuration;

/// <summary>
/// The severities that the user chose. A setting for one collection counts before one for all, and among equals
/// rulesharness.json before the front matter.
/// </summary>
internal sealed class SeverityPolicy
{
    private readonly Dictionary<(string Id, string Collection), Severity?> _severities = [];

    /// <summary>The policy that leaves all findings as they are.</summary>
    public static SeverityPolicy None { get; } = new();

    /// <summary>The findings about the settings themselves.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; private init; } = [];

    /// <summary>
    /// Reads settings, those that count most last. <paramref name="collections"/> are the paths of all collections of
    /// the spec and the rules.
    /// </summary>
    public static SeverityPolicy Of(IEnumerable<SeveritySetting> settings, IReadOnlyCollection<string> collections)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var known = collections.ToLookup(Shape);
        var found = new List<Diagnostic>();
        var policy = new SeverityPolicy { Diagnostics = found };
        foreach (var setting in settings)
        {
            var place = setting.Place;
            if (!ConfigurableDiagnostics.Ids.Contains(setting.Id))
            {
                found.Add(
                    At(
                        ConfigurationDiagnostics.UnknownFinding,
                        place,
                        setting.Id,
                        Suggestion.For(setting.Id, ConfigurableDiagnostics.Ids)
                    )
                );
            }
            else if (!TryRead(setting.Value, out var severity))
            {
                found.Add(At(ConfigurationDiagnostics.UnknownSeverity, place, setting.Value));
            }
            else if (setting.Collection.Length > 0 && !known.Contains(Shape(setting.Collection)))
            {
                found.Add(
                    At(
                        ConfigurationDiagnostics.UnknownCollection,
                        place,
                        setting.Collection,
                        Suggestion.For(setting.Collection, collections)
                    )
                );
            }
            else
            {
                policy._severities[(setting.Id, Shape(setting.Collection))] = severity;
            }
        }

        return policy;
    }

    /// <summary>
    /// The finding with the severity that the user chose for it; null if it is off. Findings that can't be set stay as
    /// they are.
    /// </summary>
    public Diagnostic? Apply(Diagnostic finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var isSet =
            _severities.TryGetValue((finding.Id, Shape(finding.Collection)), out var severity)
            || _severities.TryGetValue((finding.Id, ""), out severity);
        if (!isSet)
        {
            return finding;
        }
        return severity is { } chosen ? finding with { Severity = chosen } : null;
    }

    /// <summary>
    /// A collection's path without the names of its wildcards, which the spec and the rules choose freely.
    /// </summary>
    private static string Shape(string path) =>
        string.Join(
            '/',
            path.Split('/')
                .Select(segment =>
                    segment.StartsWith('{') && !segment.EndsWith("=**}", StringComparison.Ordinal) ? "{}" : segment
                )
        );

    private static bool TryRead(string word, out Severity? severity)
    {
        severity = word switch
        {
            "error" => Severity.Error,
            "warning" => Severity.Warning,
            "info" => Severity.Info,
            _ => null,
        };
        return severity is not null || word == "off";
    }

    private static Diagnostic At(DiagnosticDescriptor descriptor, Place place, params object?[] arguments) =>
        descriptor.At(place.File, place.Line, place.Column, arguments);
}
