from search.scoring.buffer_pool import BufferPool


def test_what_is_lent_is_always_clean():
    scratch = BufferPool(4)
    first, second = scratch.take(), scratch.take()
    assert first is not second
    first[[1, 3]] = 5
    scratch.give_back(first, [1], [3])
    assert scratch.take().tolist() == [0, 0, 0, 0]
