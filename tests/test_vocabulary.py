import numpy as np

from analysis.vocabulary import Vocabulary


def test_a_function_is_asked_once_about_each_string_that_is_wanted():
    known, asked = Vocabulary(), []

    def lengths(strings):
        asked.extend(strings)
        return np.array([len(one) for one in strings])

    first, second = known.numbers(["rain", "ice"]), known.numbers(["ice", "frost", "sleet"])
    assert known.told(lengths, first).tolist() == [4, 3]
    assert known.told(lengths, second[:2]).tolist() == [3, 5]
    assert asked == ["rain", "ice", "frost"]


def test_a_function_may_tell_a_row_of_each_string():
    known = Vocabulary()
    assert known.told(lambda strings: np.zeros((len(strings), 2)), known.numbers(["rain"])).shape == (1, 2)
    assert known.strings == ["rain"]
