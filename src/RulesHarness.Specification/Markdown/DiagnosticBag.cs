using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Markdown;

/// <summary>Collects the findings of all stages of reading, so that one run reports all of them.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _found = [];

    public IReadOnlyList<Diagnostic> InOrder =>
        [
            .. _found
                .Distinct()
                .OrderBy(d => d.File, StringComparer.Ordinal)
                .ThenBy(d => d.Line)
                .ThenBy(d => d.Column)
                .ThenBy(d => d.Id, StringComparer.Ordinal),
        ];

    public void Report(DiagnosticDescriptor descriptor, SourceText source, int offset, params object?[] arguments)
    {
        var (line, column) = source.Locate(offset);
        _found.Add(descriptor.At(source.File, line, column, arguments));
    }

    public void Report(DiagnosticDescriptor descriptor, TextSlice slice, params object?[] arguments) =>
        Report(descriptor, slice.Source, slice.Start, arguments);

    public void Report(DiagnosticDescriptor descriptor, Place place, params object?[] arguments) =>
        _found.Add(descriptor.At(place.File, place.Line, place.Column, arguments));
}
