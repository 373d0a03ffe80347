using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>
/// A form of a step. <c>Read</c> gives null for another form, and then the cursor knows how far it was read.
/// </summary>
internal sealed record TransformForm(string Example, Func<Cursor, TransformStep?> Read);
