using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Mapping;

/// <summary>A kind of fault of rows: the same for all rows that have it.</summary>
internal sealed record FaultKind(DiagnosticDescriptor Descriptor, Place Place, string Subject, string Reason);

/// <summary>A fault of a row, and the value that shows it.</summary>
internal sealed record RowFault(FaultKind Kind, object? Value)
{
    public string Message =>
        string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            Kind.Descriptor.Message,
            Kind.Subject,
            Kind.Reason
        );
}
