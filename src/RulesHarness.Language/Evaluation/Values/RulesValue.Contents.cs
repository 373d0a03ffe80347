using System.Runtime.CompilerServices;

namespace RulesHarness.Language.Evaluation.Values;

/// <content>The content of a value. Each member is valid for one kind only, which the caller has tested.</content>
public readonly partial struct RulesValue
{
    internal bool IsUndefined => _content is EvaluationError;

    internal bool IsNull => _content is null;

    internal bool IsBool => ReferenceEquals(_content, Content.Bool);

    internal bool IsInt => ReferenceEquals(_content, Content.Int);

    internal bool IsFloat => ReferenceEquals(_content, Content.Float);

    internal bool IsString => _content is string;

    internal bool IsConstraint => _content is RulesConstraint;

    internal bool AsBool => _bits != 0;

    internal long AsInt => _bits;

    internal double AsFloat => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>An <c>int</c> or a <c>float</c>, as the latter.</summary>
    internal double AsNumber => IsInt ? _bits : AsFloat;

    internal string AsString => Unsafe.As<string>(_content!);

    internal ReadOnlySpan<byte> AsBytes => ((RulesBytes)_content!).Value.Span;

    /// <summary>The whole seconds of a <c>timestamp</c> or <c>duration</c>, rounded down.</summary>
    internal long Seconds => _bits;

    /// <summary>The rest of a <c>timestamp</c> or <c>duration</c>, from 0 to 999,999,999.</summary>
    internal int Nanoseconds => ((RulesSpan)_content!).Nanoseconds;

    internal RulesLatLng AsLatLng => (RulesLatLng)_content!;

    internal RulesPath AsPath => (RulesPath)_content!;

    internal RulesList AsList => (RulesList)_content!;

    internal RulesMap AsMap => (RulesMap)_content!;

    internal RulesSet AsSet => (RulesSet)_content!;

    internal RulesVector AsVector => (RulesVector)_content!;

    internal RulesMapDiff AsMapDiff => (RulesMapDiff)_content!;

    internal RulesConstraint AsConstraint => (RulesConstraint)_content!;

    internal EvaluationError AsFailure => (EvaluationError)_content!;
}
